# Two commands matter: `make demo` shows it, `make test` tests it. Both set everything up by themselves.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

PYTHON ?=
PY     := .venv/bin/python
ARGS   ?=
FIND   := python=$$(PYTHON='$(PYTHON)' tools/find-python)
UV     := uv==0.13.9
COMPILE = .build/lock/bin/uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes \
          --no-strip-extras --custom-compile-command 'make lock'

export PYTHONUTF8 := 1

.PHONY: help demo run test check lint docs bench roads soak lock clean libs all-libs

help: ## 列出全部命令 · list the commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-6s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: libs .venv/demo ## 三个案件从收案走到结果，文书在 out/demo/ · three disputes from complaint to their end
	@$(PY) starter.py demo $(ARGS)

run: libs .venv/demo ## 启动服务器、工作进程与前台 · start server, workers and desk
	@$(PY) starter.py up $(ARGS)

test: all-libs .venv/dev ## 测试；ARGS=路径 只跑一部分 · the tests; ARGS=PATH for some
	@$(PY) -m tools.check tests -- $(ARGS)

check: all-libs .venv/dev ## 检查、类型、引用、测试、覆盖率 · lint, types, contracts, tests, coverage
	@$(PY) -m tools.check

lint: .venv/dev ## 只做静态检查 · the checks that take seconds
	@$(PY) -m tools.check lint format types contracts

docs: .venv/dev ## 由代码生成 docs/ 中的表 · print the tables in docs/ from the code
	@$(PY) -m tools.print_docs $(ARGS)

bench: all-libs .venv/dev ## 与裸 Temporal、裸 WeasyPrint 并排测速 · speed beside the bare alternatives
	@$(PY) -m benchmarks.run $(ARGS)

roads: all-libs .venv/dev ## 全部情景走真实引擎，与推演逐一比较 · every scenario on the engine and on the core
	@$(PY) -m pytest -n 2 --dist loadgroup -m engine tests/scenarios $(ARGS)

soak: .venv/dev ## 长时间测试 · the long tests
	@$(PY) -m pytest -m soak --timeout=0 $(ARGS)

lock: ## 由 pyproject.toml 重新锁定依赖 · write the lock files anew; ARGS=--upgrade
	@$(FIND) && "$$python" -m venv --clear .build/lock
	@.build/lock/bin/python -m pip install -qq --disable-pip-version-check $(UV)
	@$(COMPILE) -o requirements.lock $(ARGS)
	@$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock $(ARGS)

clean: ## 删除生成物与缓存，保留 .venv 与案件 · remove what was made, but .venv and cases
	@rm -rf .build out/demo .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

libs:
	@$(FIND) && "$$python" tools/syslibs.py

all-libs:
	@$(FIND) && "$$python" tools/syslibs.py --strict

.venv/demo: requirements.lock
	@$(FIND) && "$$python" tools/bootstrap.py $<
	@touch $@

.venv/dev: requirements-dev.lock
	@$(FIND) && "$$python" tools/bootstrap.py $<
	@touch $@
