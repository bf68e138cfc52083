"""Names of people and organisations: read, aligned in any order, compared word by word.

Tables stand in YAML beside the rules: families of spellings, nicknames, small words, how common a name is.
"""

from palermo.domain.entities.matching.names.comparison import Likeness, compare_names
from palermo.domain.entities.matching.names.tokens import Name, Token, looks_like_company, read_name

__all__ = ["Likeness", "Name", "Token", "compare_names", "looks_like_company", "read_name"]
