"""Two whole lists compared, a partner's register with ours, by splink on DuckDB: an extra for what `linkage` is too small for.

The extra `registers` of the package brings splink and DuckDB; nothing is imported before `link` is called.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from palermo.kernel.errors import Refused

if TYPE_CHECKING:
    from splink import Linker

    from palermo.domain.entities.matching.linkage.words import Written

Columns = Mapping[str, Sequence[str]]
ROW, SEED = "unique_id", 20260301
_KEYS = (
    ("given", "surname"), ("surname", "born"), ("given", "born"), ("surname", "postcode"), ("born", "place"),
    ("born", "postcode"), ("surname", "place"), ("paper",), ("phone",), ("email",),
)  # fmt: skip
_TRAINING = (("born",), ("surname", "given"), ("postcode",))
_SURE = (("surname", "given", "born"), ("paper",))
_RECALL_OF_SURE = 0.7
_RANDOM_PAIRS = 2_000_000


class Found(NamedTuple):
    """A row of the first list, a row of the other one (from 0), and the probability that they are one person."""

    left: int
    right: int
    probability: float


def link(ours: Columns, theirs: Columns | None = None, *, least: float = 0.5) -> list[Found]:
    """Return the pairs of rows with at least a probability (0 to 1), the likeliest first; one list is deduplicated.

    Columns are named by their roles (`linkage.records.ROLES`), dates in any usual form.
    Raises Refused("extra_missing") where the extra is not installed.
    """
    try:
        import duckdb
        from splink import DuckDBAPI
    except ImportError as error:
        raise Refused("extra_missing", extra="registers") from error
    tables = [_table(columns) for columns in (ours, theirs) if columns is not None]
    roles = [role for role in tables[0] if role != ROW and all(role in table for table in tables)]
    with duckdb.connect() as connection:
        api = DuckDBAPI(connection=connection)
        frames = [
            api.register(
                _filled(connection, f"list_{number}", table, roles), dataset_display_name=f"given_{number}"
            )
            for number, table in enumerate(tables)
        ]
        linker = _trained(frames, roles)
        found = linker.inference.predict(threshold_match_probability=least).as_record_list()
    pairs = [_found(row, len(tables) > 1) for row in found]
    return sorted(pairs, key=lambda pair: (-pair.probability, pair.left, pair.right))


def _found(row: Mapping[str, Any], two: bool) -> Found:
    left, right = int(row["unique_id_l"]), int(row["unique_id_r"])
    if two and str(row["source_dataset_l"]) > str(row["source_dataset_r"]):
        left, right = right, left
    return Found(left, right, float(row["match_probability"]))


def _table(columns: Columns) -> dict[str, list[str | None]]:
    """Return the columns that are compared: names in two parts, dates as YYYY-MM-DD, empty as None."""
    from palermo.domain.entities.matching.linkage.dates import digits
    from palermo.domain.entities.matching.linkage.records import NAMES
    from palermo.domain.entities.matching.linkage.words import read

    size = max(map(len, columns.values()), default=0)
    table: dict[str, list[str | None]] = {ROW: [str(row) for row in range(size)]}
    if set(columns) & set(NAMES):
        empty = [""] * size
        rows = zip(*(columns.get(role, empty) for role in NAMES), strict=True)
        written: list[Written] = [read(*row) for row in rows]
        table["given"] = [name.given or None for name in written]
        table["surname"] = [name.surname or None for name in written]
    for role, values in columns.items():
        if role == "born":
            whole = [digits(value) for value in values]
            table[role] = [f"{day[:4]}-{day[4:6]}-{day[6:]}" if day else None for day in whole]
        elif role not in (*NAMES, "ignore"):
            table[role] = [value.strip().lower() or None for value in values]
    return table


def _filled(
    connection: Any, name: str, table: Mapping[str, Sequence[str | None]], roles: Sequence[str]
) -> Any:
    import numpy as np

    arrays = {role: np.array(table[role], object) for role in (ROW, *roles)}
    connection.register(f"{name}_given", arrays)
    columns = ", ".join(f"CAST({role} AS VARCHAR) AS {role}" for role in (ROW, *roles))
    connection.execute(f"CREATE TABLE {name} AS SELECT {columns} FROM {name}_given")
    connection.unregister(f"{name}_given")
    return connection.table(name)


def _comparisons(roles: Sequence[str]) -> list[Any]:
    import splink.comparison_library as stock

    found: list[Any] = []
    if "given" in roles:
        found.append(stock.ForenameSurnameComparison("given", "surname"))
    for role in roles:
        if role == "born":
            found.append(stock.DateOfBirthComparison(role, input_is_string=True))
        elif role == "email":
            found.append(stock.EmailComparison(role))
        elif role == "postcode":
            found.append(stock.PostcodeComparison(role))
        elif role in ("phone", "paper", "code", "number"):
            found.append(stock.LevenshteinAtThresholds(role, [1, 2]))
        elif role in ("street", "text"):
            found.append(stock.JaroWinklerAtThresholds(role, [0.92, 0.8]))
        elif role not in ("given", "surname"):
            found.append(stock.ExactMatch(role).configure(term_frequency_adjustments=True))
    return found


def _trained(frames: Sequence[Any], roles: Sequence[str]) -> "Linker":
    """Return a linker whose weights are estimated from the lists themselves."""
    from splink import Linker, SettingsCreator, block_on

    def rules(keys: Sequence[tuple[str, ...]]) -> list[Any]:
        return [block_on(*key) for key in keys if set(key) <= set(roles)]

    settings = SettingsCreator(
        link_type="link_only" if len(frames) > 1 else "dedupe_only",
        unique_id_column_name=ROW,
        comparisons=_comparisons(roles),
        blocking_rules_to_generate_predictions=rules(_KEYS),
    )
    linker = Linker(list(frames) if len(frames) > 1 else frames[0], settings, log_level=None)
    training = linker.training
    training.estimate_probability_two_random_records_match(rules(_SURE), recall=_RECALL_OF_SURE)
    training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=SEED)
    for rule in rules(_TRAINING):
        training.estimate_parameters_using_expectation_maximisation(rule)
    return linker
