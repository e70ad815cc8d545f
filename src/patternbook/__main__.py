"""Run the command line with `python -m patternbook`."""

from patternbook.cli import main

if __name__ == "__main__":
    main()
