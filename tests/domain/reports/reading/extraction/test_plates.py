"""Plates in sentences: with a cue, after a vehicle, standing alone, in part, foreign, and what only looks like one."""

import pytest

from tests.domain.reports.reading.extraction.reading import things

SENTENCES = [
    ("Véhicule immatriculé 8E 1234 RN intercepté.", "fr", "NE", ["8E1234"]),
    ("plaque d'immatriculation : 03 GK 4521", "fr", "BF", ["03GK4521"]),
    ("Camion immat. 1234 FH 01 à Noé", "fr", "CI", ["1234FH01"]),
    ("Une Peugeot 504 DK-1234-AB a forcé le barrage.", "fr", "SN", ["DK1234AB"]),
    ("Le bus AA-482-KB était vide.", "fr", "SN", ["AA482KB"]),
    ("Moto Sanili plaque AB 1234 MD", "fr", "ML", ["AB1234MD"]),
    ("A Sprinter bus with reg. no. GT 4821-22 was stopped.", "en", "GH", ["GT482122"]),
    ("Toyota Sienna, number plate ABC-123DE, fled.", "en", "NG", ["ABC123DE"]),
    ("The Hilux KSF 482 XA was parked.", "en", "NG", ["KSF482XA"]),
    ("a white Ford F-150 with California license plate 7ABC123", "en", "US", ["7ABC123"]),
    ("poda poda registration AGB 123", "en", "SL", ["AGB123"]),
    ("vehicle BJL 4821 K at Amdalai", "en", "GM", ["BJL4821K"]),
    ("taxi plate TX-2345", "en", "LR", ["TX2345"]),
    ("viatura com a matrícula 12-34-CF", "pt", "GW", ["1234CF"]),
    ("Hiace ST-12-AB, matr. ST-45-CD", "pt", "CV", ["ST12AB", "ST45CD"]),
    ("furgoneta matrícula 1234 BCD", "es", "ES", ["1234BCD"]),
    ("placa 4821-KLM parcial", "es", "ES", ["4821KLM"]),
    ("plaque partielle AB 73.. RB, minibus blanc", "fr", "NE", ["AB73?RB"]),
    ("partial plate GR 4?82", "en", "GH", ["GR4?82"]),
    ("taxi TG 1234 AB", "fr", "TG", ["TG1234AB"]),
    ("moto BJ 1234 RB, zem BD 4512 RB", "fr", "BJ", ["BJ1234RB", "BD4512RB"]),
    ("Le RN 1 au PK 25, BP 1234 Niamey, cal. 12, AK-47, vol AF 520.", "fr", "NE", []),
    ("They paid NGN 60000 and USD 300 each at 0130HRS on SR-94.", "en", "NG", []),
    ("passeport AB1234567, CNI BF 12 3456, le 3 F 2000", "fr", "NE", []),
    ("6 ML 2 BF et 3 SN 12 GN ; 2 H 1 F ; 12 GMB", "fr", "NE", []),
    ("okada without plate, no registration number", "en", "SL", []),
    ("172 placas de 1 kg e 3 placas de haxixe", "pt", "GW", []),
    ("Nissan immatriculée 01234-116-16 (Algérie)", "fr", "DZ", ["0123411616"]),
    ("Mercedes 207 plaque 12345-A-6", "fr", "MA", ["12345A6"]),
    ("Renault Trafic AB-123-CD", "fr", "FR", ["AB123CD"]),
    ("camion-citerne AK 4512 NY, immatriculé au Niger", "fr", "NE", ["AK4512NY"]),
    ("la moto 8 H 1234", "fr", "NE", ["8H1234"]),
    ("véhicule de marque Toyota, immatriculé BG 2345 RB, couleur grise", "fr", "BJ", ["BG2345RB"]),
    ("Nissan Urvan AS 1234-20 from Kumasi", "en", "GH", ["AS123420"]),
    ("motorbike M-21-GR 1234", "en", "GH", ["M21GR1234"]),
    ("Mazda bus with plate no. XA 123 KJA", "en", "NG", ["XA123KJA"]),
    ("registration number LSR-482-XY (Lagos)", "en", "NG", ["LSR482XY"]),
    ("Taxi TG-4512-BK", "fr", "TG", ["TG4512BK"]),
    ("minibus RC-4512-AB, camion AG 1234 C", "fr", "GN", ["RC4512AB", "AG1234C"]),
    ("camion AA 1234 MA et remorque BB-4321-MD", "fr", "ML", ["AA1234MA", "BB4321MD"]),
    ("Hilux 1234 AA 00", "fr", "MR", ["1234AA00"]),
    ("véhicule 123 TU 4567", "fr", "TN", ["123TU4567"]),
    ("carro com placa 33-36-CF", "pt", "GW", ["3336CF"]),
    ("vehículo con matrícula M-4821-XK", "es", "ES", ["M4821XK"]),
    ("van registered AB12 CDE", "en", "GB", ["AB12CDE"]),
    ("tag ABC1234, Texas", "en", "US", ["ABC1234"]),
    ("a Honda Civic bearing Texas license plates KDF-4821", "en", "US", ["KDF4821"]),
    ("their plates of rice cost 500 each", "en", "NG", []),
    ("2 plaques de 250 g, 3 tags sur le mur 2024", "fr", "NE", []),
    ("12 plaquettes de 10 comprimés", "fr", "CI", []),
    ("Group reg 12 people on 3 May 2024", "en", "GH", []),
    ("11 GG 1234 BF (moto)", "fr", "BF", ["11GG1234"]),
    ("Le véhicule 4x4 immatriculé sous le n° 1 C 4521 RN", "fr", "NE", ["1C4521"]),
    ("un camion-citerne, plaque: BH 4512 RB (Bénin)", "fr", "NE", ["BH4512RB"]),
    ("a Benz bus reg number GN 4521 - 21 and a taxi GE-123-Z", "en", "GH", ["GN452121", "GE123Z"]),
    ("Black Toyota Corolla with Reg. No: KJA 123 AB", "en", "NG", ["KJA123AB"]),
    ("moto Jakarta TH 4521 C et camion LG-1234-A", "fr", "SN", ["TH4521C", "LG1234A"]),
    ("Gbaka 4521 GH 01 ; massa AA-123-BB", "fr", "CI", ["4521GH01", "AA123BB"]),
    ("mota com matrícula BS-12-34", "pt", "GW", ["BS1234"]),
    ("vehicle with number plate WCR 1234 C", "en", "GM", ["WCR1234C"]),
    ("red Kia, plate number A12345", "en", "LR", ["A12345"]),
    ("L'immatriculation relevée est AH 4512 RB.", "fr", "BJ", ["AH4512RB"]),
    ("Land Cruiser immatriculée 18 A 1234 TD", "fr", "TD", ["18A1234TD"]),
    ("coche con matrícula francesa AB-123-CD", "es", "", ["AB123CD"]),
    ("Ford F-150, license plate number 8XYZ123 (California)", "en", "US", ["8XYZ123"]),
    ("plaque illisible, aucun numéro", "fr", "NE", []),
    ("Mission du 12 AU 14, groupe B 12, poste PK 12, RN 25, vol ET 908 et TK 561.", "fr", "NE", []),
    ("Flight KQ 512 arrived; gate B 22; Room A 1234.", "en", "GH", []),
    ("Toyota 4x4 avec AK 47 et M16", "fr", "ML", []),
    ("On NOV 2024 to DEC 2025 he made 45 GBP 2000", "en", "NG", []),
]


@pytest.mark.parametrize(("text", "language", "country", "expected"), SENTENCES)
def test_a_sentence_gives_its_plates_and_no_other(
    text: str, language: str, country: str, expected: list[str]
) -> None:
    assert sorted(item.value for item in things("plate", text, language, country)) == sorted(expected)


def test_a_plate_gives_its_country_where_the_shape_or_the_unit_says_it() -> None:
    (benin,) = things("plate", "minibus immat. AB7342RB", "fr", "NE")
    (senegal,) = things("plate", "le bus AA-482-KB", "fr", "SN")
    (unclear,) = things("plate", "le bus AA-482-KB", "fr", "NE")
    assert [item.fields["country"] for item in (benin, senegal, unclear)] == ["BJ", "SN", ""]


def test_the_sign_of_niger_is_no_part_of_the_plate() -> None:
    (item,) = things("plate", "White Hilux 1B 4471 RN (Niger plate)", "en", "NG")
    assert (item.value, item.fields["plate"], item.fields["country"]) == ("1B4471", "1 B 4471", "NE")
