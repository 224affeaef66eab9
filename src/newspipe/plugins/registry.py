"""The stages that were loaded, and the plugins that could not be."""

from dataclasses import dataclass, field

from newspipe.errors import PluginError
from newspipe.stage import Stage


@dataclass(frozen=True)
class Offer:
    """A stage and the plugin that offers it. ``version`` is that of the plugin's distribution, None for a file."""

    stage: type[Stage]
    plugin: str
    version: str | None


@dataclass
class Registry:
    """The stages that were loaded, by name, the plugins that could not be, with the reason, and those that are blocked.

    ``names`` are those of stages and of entry points, with which a misspelt name is compared.
    """

    offers: dict[str, Offer] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    blocked: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, offer: Offer) -> None:
        """Add an offer. Raises `PluginError`, naming both plugins, where the stage is offered already."""
        name = offer.stage.name
        if other := self.offers.get(name):
            raise PluginError(
                f"stage '{name}' is offered by both {other.plugin} and {offer.plugin}; uninstall or rename one of them"
            )
        self.offers[name] = offer
        self.names.add(name)
