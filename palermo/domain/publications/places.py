"""Where things lie on the public site: the same address in every language, and data that has none. Pure."""

FOLDERS = {
    "page": "about", "news": "news", "practice": "practices", "bimonthly": "reports", "monograph": "monographs",
    "figures": "figures",
}  # fmt: skip


def place(language: str, kind: str, address: str) -> str:
    """Return the address of a page below the top of the site, such as `fr/reports/2023-2/`."""
    return f"{language}/{FOLDERS[kind]}/{address}/"


def data_folder(address: str, figure: str) -> str:
    """Return where the data of a figure lie below the top of the site."""
    return f"data/{address}/{figure}/"
