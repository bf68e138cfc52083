"""Words for people and what happened to them, folded, in English, French, Portuguese and Spanish."""

from collections.abc import Mapping

from palermo.domain.reports.reading.extraction.word_sets import word_set

WHO: Mapping[str, str] = {
    word: who
    for who, words in {
        "people": "pax people persons person personnes personne pers pessoas pessoa personas persona individuals "
        "individual individus individu individuos passengers passenger passagers passager passageiros pasajeros "
        "passageiro pasajero migrants migrant migrantes migrante travellers traveller travelers voyageurs voyageur "
        "viajantes viajeros candidats candidates candidat candidatos occupants ocupantes nationals national "
        "ressortissants citizens citoyens cidadaos ciudadanos aliens noncitizens refugees refugies refugiados "
        "stowaways clandestins clandestinos returnees workers travailleurs trabalhadores trabajadores nationaux pess "
        "subjects polizones foreigners etrangers estrangeiros extranjeros migr psgrs gens gente",
        "women": "women woman females female femmes femme mulheres mulher mujeres mujer ladies lady dames dame senhoras "
        "mulh fem moças",
        "men": "men man males male hommes homme homens homem hombres hombre varones",
        "children": "children child minors minor enfants enfant mineurs mineur mineures mineure criancas crianca menores "
        "menor ninos nino ninas nina boys boy girls girl garcons garcon fillettes fillette enf enfs rapazes rapaz raparigas "
        "rapariga meninos menino meninas menina kids babies baby bebes bebe infants infant nourrissons adolescents "
        "adolescentes teenagers fille filles talibes talibe chicos muchachas muchachos toddlers juveniles adolescent",
        "dead": "dead deaths death morts mort deces decedes decede corps cadavres cadavre corpos corpo cadaveres bodies "
        "body mortos morto muertos muerto fallecidos fallecido falecidos victims_dead depouilles corpses fatalities obitos "
        "noyes",
        "missing": "missing disparus disparu desaparecidos desaparecido portes_disparus disappeared",
        "injured": "injured wounded blesses blesse blessees blessee feridos ferido feridas heridos herido heridas injuries "
        "lesionados brules lesoes wounds",
        "survivors": "survivors survivor rescapes rescape sobreviventes supervivientes sobrevivientes survivants survivant "
        "vivos vivants",
        "victims": "victims victim victimes victime vitimas vitima victimas victima",
        "suspects": "suspects suspect suspeitos suspeito sospechosos sospechoso smugglers smuggler passeurs passeur "
        "traffickers trafiquants trafiquant traficantes traficante arrests arrestations defendants defendant coyotes "
        "guides polleros prevenus detenus",
    }.items()
    for word in words.split()
}
ADJECTIVES = word_set(
    """
    male female adult young illegal undocumented irregular unaccompanied more other of additional intending potential
    presumed african foreign different small little pregnant adults unknown armed seasonal dead injured male
    adultes jeunes autres de d candidats illegaux irreguliers presumes presumees non accompagnes clandestins petits
    petites jeune adulte des adultos adultas outros outras jovens ilegais irregulares indocumentados otros otras
    jovenes do da undocumented sans west sub saharan subsahariens subsaharianos subsaarianos sans suspected alleged
    hommes women unidentified identified migrant corpse underage under aged minor minors sexo
    """
)
AFTERWARDS: Mapping[str, str] = {
    word: who
    for who, words in {
        "dead": "died dead morts mort mortes decedes decedees decede decedee drowned noyes noye killed tues tue mortos "
        "mortas morreram morreu murieron muertos muertas muerto fallecidos falecidos afogados ahogados deceased dies",
        "missing": "missing disparus disparu disparues desaparecidos desaparecidas desapareceram",
        "injured": "injured wounded hurt blesses blesse blessees blessee feridos feridas ferido ferida heridos heridas "
        "herido herida",
        "survivors": "survived rescued vivants vivantes vivos vivas alive secourus secourues sauves sauvees resgatados "
        "resgatadas rescatados rescatadas survecu sobreviveram saved rescapes",
        "suspects": "arrested arretes arretees interpelles_suspects detidos_suspeitos arrestados",
    }.items()
    for word in words.split()
}
# Words that say none, and how many words ahead they reach.
NO_WORDS: Mapping[str, int] = {
    "no": 2, "without": 2, "nobody": 3, "none": 0, "pas": 3, "aucun": 2, "aucune": 2, "sans": 2, "personne": 2,
    "nenhum": 2, "nenhuma": 2, "sem": 2, "ningun": 2, "ninguna": 2, "sin": 2, "ninguem": 3, "nadie": 3, "nao": 3,
    "neither": 2, "zero": 2,
}  # fmt: skip
NOBODY = word_set("nobody personne ninguem nadie")
ZERO_STOPS = word_set(
    "que qui who which the other autre autres outro outra otra otro foram fue were is e and et y identite paper"
)
ANY_AGE = word_set("ans anos years yrs year old ano an a")
