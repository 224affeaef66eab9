"""Commands whose help shows the options in groups, by what they are about."""

import click

GROUPS = {
    "Input": "files_from input_format encoding fields skip limit max_line strict",
    "Output": "output append errors dropped report resume force",
    "Steps": "assignments on_error timeout",
    "Workers": "workers unordered batch_size max_memory recycle_after grace",
    "Plugins and programs": "plugin_files strict_plugins allow_exec allow_programs",
    "What people see": "quiet verbose progress color help",
}


class Grouped(click.Command):
    """A command that lists its options by `GROUPS`, those of no group first."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, a section a group."""
        grouped = {name: title for title, names in GROUPS.items() for name in names.split()}
        sections: dict[str, list[tuple[str, str]]] = {"Options": [], **{title: [] for title in GROUPS}}
        for parameter in self.get_params(ctx):
            if isinstance(parameter, click.Option) and (record := parameter.get_help_record(ctx)):
                name = "help" if "--help" in parameter.opts else parameter.name or ""
                sections[grouped.get(name, "Options")].append(record)
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)
