"""Which flows may be told one by one: small ones are summed, so that no sum gives one of them away.

A cell is a leg (or journey) by one medium; its value is the least number of persons known. Cells under the least
are summed where there are two or more, the sum is the least or more, and more than one set of values makes it; else
they are withheld: counted, and in no sum. Media are treated apart, so that land, sea and all together are sums of the
same told cells, and subtracting one from another gives nothing that was not told.

What remains: two questions with different periods or filters can be subtracted from one another. Whoever may ask may
also read every report behind the answer; figures for others pass the observatory's disclosure control.
Method: threshold rule with summed remainder, after Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

from palermo.domain.routes.shapes import Rest

K = TypeVar("K", bound=Hashable)


def told(cells: Mapping[K, int], least: int) -> tuple[set[K], Rest]:
    """Return the cells that are told one by one, and the rest as a sum or only as a number."""
    small = [count for count in cells.values() if count < least]
    shown = {key for key, count in cells.items() if count >= least}
    if not small:
        return shown, Rest()
    total, most = sum(small), len(small) * (least - 1)
    if len(small) > 1 and total >= least and len(small) < total < most:
        return shown, Rest(summed=len(small), persons=total)
    return shown, Rest(withheld=len(small))


def together(rests: "list[Rest]") -> Rest:
    """Return several rests as one."""
    return Rest(
        sum(one.summed for one in rests),
        sum(one.persons for one in rests),
        sum(one.withheld for one in rests),
    )
