"""Month names and the small words around dates, in English, French, Portuguese and Spanish, folded."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january janvier janeiro enero jan janv jan ene",
            "february fevrier fevereiro febrero feb fev fevr",
            "march mars marco marzo mar",
            "april avril abril apr avr abr",
            "may mai maio mayo",
            "june juin junho junio jun",
            "july juillet julho julio jul juil",
            "august aout agosto aug ago",
            "september septembre setembro septiembre sep sept set",
            "october octobre outubro octubre oct out",
            "november novembre novembro noviembre nov",
            "december decembre dezembro diciembre dec dez dic",
        ),
        1,
    )
    for name in names.split()
}
NIGHT = _words("nuit noite night noche madrugada overnight")
WEEK = _words("week wk semaine sem semana")
SINCE = _words("since depuis desde")
UNTIL = _words("to until till through thru and au a et jusqu jusque ate e p para al y hasta")
NOISE = _words(
    """
    the of on in at from between about around approx approximately circa ca early mid late sometime during beginning
    end day date night le la les l du de des d en dans vers env environ entre debut mi fin courant mois jour ce cette
    ver o do da dos das no na em pelas as os cerca entre inicio meados fim meio dia mes el los del hacia principios
    mediados finales sobre aproximadamente month th st annee ano year in an
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    lundi mardi mercredi jeudi vendredi samedi dimanche lun mer jeu ven sam dim
    segunda terca quarta quinta sexta sabado domingo feira lunes martes miercoles jueves viernes
    """
)
TODAY = "today|aujourd'?hui|hoje|hoy"
YESTERDAY = "yesterday|hier|ontem|ayer"
LAST_YEAR = "last year|l'?an dernier|l'?annee derniere|annee derniere|an dernier|ano passado|ano pasado"
THIS_YEAR = "this year|cette annee|este ano"
LAST_WEEK = "last week|la semaine derniere|semaine derniere|semana passada|semana pasada"
THIS_WEEK = "this week|cette semaine|esta semana"
LAST_MONTH = "last month|le mois dernier|mois dernier|mes passado|mes pasado"
THIS_MONTH = "this month|ce mois|este mes"
