"""The configuration is read loudly."""

from pathlib import Path

import pytest

from palermo.project.instance import ConfigurationError, load

TEMPLATE = (Path(__file__).parents[2] / "palermo/project/config.template.toml").read_text("utf-8")


def _with(tmp_path: Path, old: str, new: str) -> Path:
    (tmp_path / "config.toml").write_text(TEMPLATE.replace(old, new, 1), "utf-8")
    return tmp_path


def test_the_template_names_the_sixteen_units(tmp_path: Path) -> None:
    instance = load(tmp_path, "unit")
    assert not instance.initialised
    assert len(instance.units) == 16
    assert instance.unit_name("CPV", "fr") == "Cap-Vert"
    assert instance.unit_name("ECOBCCU", "pt").startswith("Unidade")


def test_from_how_many_persons_flows_are_drawn_is_configured(tmp_path: Path) -> None:
    assert load(tmp_path, "hub").least_persons == 5
    assert load(_with(tmp_path, "least_persons = 5", "least_persons = 10"), "hub").least_persons == 10
    assert load(_with(tmp_path, "[routes]\nleast_persons = 5\n", ""), "hub").least_persons == 5


def test_a_unit_may_be_a_province(tmp_path: Path) -> None:
    instance = load(_with(tmp_path, 'TGO = "TG"', 'NORTH = { en = "Northern province" }'), "hub")
    assert instance.unit_name("NORTH", "fr") == "Northern province"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("demo = false", "demo = 1", "true or false"),
        ("demo = false", "debug = true", "unknown keys debug"),
        ('"fr"', '"xx"', "languages"),
        ('TGO = "TG"', 'ECOBCCU = "TG"', "code of the hub"),
        ('host = "hub.localhost"', 'host = "unit.localhost"', "host name of its own"),
        ("port = 8001", 'prot = 8001\nport = "x"', "ValueError"),
        ("least_persons = 5", "least_persons = 2", "3 or more"),
        ("[units]", "[units", "config.toml"),
    ],
)
def test_a_wrong_configuration_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message.replace("[", r"\[")):
        load(_with(tmp_path, old, new), "unit")


def test_an_entry_is_one_of_three(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="PALERMO_ENTRY"):
        load(tmp_path, "admin")


@pytest.mark.parametrize(
    ("old", "new"),
    [('bind = "127.0.0.1"', 'bind = "0.0.0.0"'), ('host = "unit.localhost"', 'host = "unit.example.org"')],
)
def test_a_demo_refuses_every_address_beyond_loopback(tmp_path: Path, old: str, new: str) -> None:
    path = _with(tmp_path, "demo = false", "demo = true") / "config.toml"
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(ConfigurationError, match="loopback"):
        load(tmp_path, "unit")


def test_ports_come_from_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PALERMO_PORTS", "9000,9001,9002")
    instance = load(tmp_path, "unit")
    assert instance.origin("hub") == "http://hub.localhost:9002"
    monkeypatch.setenv("PALERMO_PORTS", "9000,9001")
    with pytest.raises(ConfigurationError, match="three ports"):
        load(tmp_path, "unit")
