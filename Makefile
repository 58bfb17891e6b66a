# Thin wrappers over dev.py, which works alone where there is no make.
.PHONY: help demo test lint docs schema bench lock wheel setup

help:
	@python3 dev.py --help

demo test lint docs schema bench lock wheel setup:
	@python3 dev.py $@
