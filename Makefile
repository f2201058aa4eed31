# Every line is one call of packaging/dev.py, which does all the set-up: `py packaging\dev.py run` is the same on Windows.
PYTHON ?= python3
.PHONY: setup run demo test lint bench screenshots lock

setup run demo test lint bench screenshots lock:
	@$(PYTHON) packaging/dev.py $@ $(ARGS)
