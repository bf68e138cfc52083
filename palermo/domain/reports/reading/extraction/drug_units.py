"""Units of drugs as officers write them, and what a pound or an ounce is in kilograms."""

from collections.abc import Mapping
from decimal import Decimal

# Kilograms in one unit; the pound and the ounce are the international avoirdupois ones of 1959.
KILOGRAMS: Mapping[str, Decimal] = {
    "kg": Decimal(1),
    "g": Decimal("0.001"),
    "mg": Decimal("0.000001"),
    "t": Decimal(1000),
    "lb": Decimal("0.45359237"),
    "oz": Decimal("0.028349523125"),
}
_SPELT = {
    "kg": "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes kilograma kilogramas kilogramo kilogramos quilo "
    "quilos quilograma quilogramas kilogs kgr",
    "g": "g gr grs gm gms gram grams gramme grammes grama gramas gramo gramos",
    "mg": "mg milligram milligrams milligrammes miligramas miligramos",
    "t": "t tonne tonnes ton tons tonelada toneladas",
    "lb": "lb lbs pound pounds libra libras",
    "oz": "oz ozs ounce ounces once onces onza onzas onca oncas",
    "l": "l lt ltr ltrs litre litres liter liters litro litros",
    "ml": "ml millilitres mililitros",
    "tablet": "tablet tablets tab tabs pill pills comprime comprimes comprimido comprimidos cp cps cpr cprs cpm pilule "
    "pilules cachet cachets pastilla pastillas pastilha pastilhas pildora pildoras comp",
    "capsule": "capsule capsules caps capsula capsulas gelule gelules boulette boulettes ovule ovules ovulo ovulos pellet "
    "pellets bolota bolotas balloon balloons",
    "blister": "blister blisters plaquette plaquettes plaqueta plaquetas strip strips sachetplaquette lamina laminas",
    "bottle": "bottle bottles flacon flacons bouteille bouteilles frasco frascos garrafa garrafas botella botellas btls",
    "dose": "dose doses dosis pochon pochons papelote papelotes",
    "sachet": "sachet sachets wrap wraps joint joints saqueta saquetas boule boules cornet cornets papelina papelinas "
    "baggie baggies",
    "package": "package packages packet packets pack packs parcel parcels paquet paquets paquete paquetes pacote pacotes "
    "colis bundle bundles bale bales ballot ballots balle balles fardo fardos embrulho embrulhos bulto bultos pkt pkts",
    "brick": "brick bricks brique briques tijolo tijolos ladrillo ladrillos placa placas pain pains plaque plaques "
    "savonnette savonnettes slab slabs bloc blocs block blocks panela panelas barre barres barra barras",
    "sack": "sack sacks bag bags sac sacs saco sacos bolsa bolsas costal costales valise valises suitcase suitcases",
    "box": "box boxes boite boites carton cartons caixa caixas caja cajas cartoes packet_boxes",
    "plant": "plant plants plante plantes pied pieds pe pes planta plantas",
    "rock": "rock rocks caillou cailloux pedra pedras",
    "vial": "vial vials ampoule ampoules ampola ampolas ampolla ampollas",
}
UNITS: Mapping[str, str] = {word: unit for unit, words in _SPELT.items() for word in words.split()}
WEIGHTS = frozenset(KILOGRAMS)
DOSES = frozenset(("tablet", "capsule", "blister", "bottle", "dose", "plant", "rock", "vial", "sachet"))
CONTAINERS = frozenset(("package", "brick", "sack", "box"))
# What is weighed at a border and is no drug, folded beginnings.
GOODS = (
    "riz", "rice", "arroz", "or", "ouro", "oro", "gold", "sucre", "sugar", "acucar", "azucar", "ciment", "cement",
    "cimento", "cemento", "poisson", "fish", "peixe", "pescado", "ivoire", "ivory", "marfim", "marfil", "oignon",
    "onion", "cebola", "cacao", "cocoa", "cacau", "cajou", "cashew", "castanh", "caju", "mil", "mais", "maize", "milho",
    "essence", "fuel", "petrol", "carburant", "combustivel", "combustible", "gasoil", "diesel", "gasolin", "gasoleo",
    "viande", "meat", "carne", "bois", "wood", "madeira", "madera", "charbon", "charcoal", "carvao", "ecaille", "scale",
    "pangolin", "cuivre", "copper", "cobre", "explosi", "dynamite", "farine", "flour", "farinh", "sel", "salt", "sal",
    "lait", "milk", "leite", "huile", "oil", "oleo", "aceite", "the", "tea", "cha", "cafe", "coffee", "tomat", "mangue",
    "mango", "mercure", "mercury", "mercurio", "cigarett", "tabac", "tobacco", "tabaco", "textile", "eau", "water",
    "agua", "bagage", "luggage", "bagagem", "equipaje", "engrais", "fertili", "adubo", "medicament", "medicine",
)  # fmt: skip
