"""Disclosure control: small counts are hidden, and enough others that no sum or difference gives a hidden one away. Pure.

A count from 1 to `LEAST` - 1 is hidden. Where exactly one count of a line with a known total is hidden, or the hidden
ones could be told from their sum, the smallest shown count is hidden with them. Nought is shown: that nothing was
reported tells of nobody.
Method: threshold rule with complementary suppression, Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.
"""

from palermo.domain.observatory.disclosure.lines import LEAST, hidden, unsafe
from palermo.domain.observatory.disclosure.tables import FEW, protect

__all__ = ["FEW", "LEAST", "hidden", "protect", "unsafe"]
