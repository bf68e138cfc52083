"""What a command itself can find wrong before it asks anything of the program."""


class Failure(Exception):
    """The command cannot be carried out; `code` is for programs, the sentence for the operator."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
