"""What the tests of the command line share: plugins that are installed."""

import pytest


@pytest.fixture
def install(shell):
    """Install a distribution with one plugin, as pip leaves it behind."""
    site = shell.folder / "site"
    shell.env["PYTHONPATH"] = str(site)

    def install(distribution, source, entry_points):
        module = distribution.replace("-", "_")
        shell.write(f"site/{module}.py", source)
        info = f"site/{module}-1.2.dist-info"
        shell.write(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2\n")
        if entry_points:
            shell.write(f"{info}/entry_points.txt", f"[newspipe]\n{entry_points}\n")

    return install
