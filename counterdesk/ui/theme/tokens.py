"""The colours of Counterdesk as values: light, dark and high contrast."""

from dataclasses import fields

from counterdesk.values import value


@value
class Tokens:
    """One theme: every colour the program uses, as "#RRGGBB"."""

    bg: str
    surface: str
    raised: str  # buttons and fields on a panel
    line: str
    ink: str
    soft: str
    accent: str
    on_accent: str
    tint: str
    late: str
    late_ground: str
    soon: str
    soon_ground: str
    ok: str
    ok_ground: str
    stripe: str  # every second row, rows without urgency, the hover of a button

    def __getitem__(self, name: str) -> str:
        """Gives a colour by its token's name."""
        return str(getattr(self, name))

    @property
    def is_contrast(self) -> bool:
        """Whether grounds are told apart by lines, not by shades."""
        return self.bg == self.surface

    @property
    def chosen(self) -> str:
        """The ground of what is chosen in a list."""
        return self.accent if self.is_contrast else self.tint

    @property
    def on_chosen(self) -> str:
        """Words on what is chosen in a list."""
        return self.on_accent if self.is_contrast else self.ink


TOKEN_NAMES = tuple(field.name for field in fields(Tokens))

LIGHT = Tokens(
    bg="#F4F5F7",
    surface="#FFFFFF",
    raised="#FFFFFF",
    line="#D9DDE3",
    ink="#1B2430",
    soft="#5A6675",
    accent="#1F5FA8",
    on_accent="#FFFFFF",
    tint="#E8F0FA",
    late="#B3261E",
    late_ground="#FDE8E7",
    soon="#8A5A00",
    soon_ground="#FFF3D6",
    ok="#1E6B3A",
    ok_ground="#E6F4EA",
    stripe="#F4F5F7",
)

DARK = Tokens(
    bg="#15191F",
    surface="#1D232B",
    raised="#232A33",
    line="#37404C",
    ink="#E8ECF1",
    soft="#A3AEBB",
    accent="#7DB2F0",
    on_accent="#0F1A28",
    tint="#22344A",
    late="#FF9A92",
    late_ground="#46211F",
    soon="#F2C56B",
    soon_ground="#3B2E14",
    ok="#8FD6A6",
    ok_ground="#1B3324",
    stripe="#15191F",
)

CONTRAST = Tokens(
    bg="#000000",
    surface="#000000",
    raised="#000000",
    line="#FFFFFF",
    ink="#FFFFFF",
    soft="#FFFFFF",
    accent="#FFE14D",
    on_accent="#000000",
    tint="#000000",
    late="#FFFFFF",
    late_ground="#000000",
    soon="#FFFFFF",
    soon_ground="#000000",
    ok="#FFFFFF",
    ok_ground="#000000",
    stripe="#000000",
)
