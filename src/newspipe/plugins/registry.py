"""What was loaded of one kind (stages, readers or commands), and the plugins that could not be."""

from dataclasses import dataclass, field
from typing import Generic, TypeVar

from newspipe.errors import PluginError
from newspipe.stage import Stage

T = TypeVar("T")


@dataclass(frozen=True)
class Offer(Generic[T]):
    """What a plugin offers, and the plugin. ``version`` is that of the plugin's distribution, None for a file."""

    offered: T
    plugin: str
    version: str | None


@dataclass
class Registry(Generic[T]):
    """What was loaded, by name, the plugins that could not be, with the reason, and those that are blocked.

    ``noun`` says what it holds: stages, readers or commands. ``names`` are their names and those of entry points, with
    which a misspelt name is compared.
    """

    noun: str = "stage"
    offers: dict[str, Offer[T]] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    blocked: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)

    def add(self, name: str, offer: Offer[T]) -> None:
        """Add an offer. Raises `PluginError`, naming both plugins, where the name is offered already."""
        if other := self.offers.get(name):
            raise PluginError(
                f"{self.noun} '{name}' is offered by both {other.plugin} and {offer.plugin}; "
                "uninstall or rename one of them"
            )
        self.offers[name] = offer
        self.names.add(name)


StageOffer = Offer[type[Stage]]
StageRegistry = Registry[type[Stage]]
