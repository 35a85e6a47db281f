# syntax=docker/dockerfile:1
# Two stages: packages and pages are made in the first, the second only serves them, as an ordinary user.

FROM python:3.12-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /app
RUN pip install --no-cache-dir uv && uv venv /app/.venv
COPY requirements.txt .
RUN --mount=type=cache,target=/root/.cache/uv uv pip install --python /app/.venv/bin/python -r requirements.txt
COPY . .
# The pages do not depend on the address that they will be served at.
RUN --mount=type=cache,target=/root/.npm .venv/bin/python -m altocv build && rm -rf .web/node_modules

FROM python:3.12-slim
RUN useradd --system --uid 10001 --create-home altocv && install -d -o altocv -g altocv /data
WORKDIR /app
COPY --from=build --chown=altocv:altocv /app /app
USER altocv
ENV PATH=/app/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    ALTOCV_DATA=/data \
    ALTOCV_HOST=0.0.0.0 \
    ALTOCV_PORT=3000 \
    ALTOCV_OPEN_BROWSER=false \
    ALTOCV_LOG_FORMAT=json
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=40s --retries=4 \
    CMD ["python", "-c", "import os, urllib.request as r; r.urlopen('http://127.0.0.1:%s/api/health' % os.environ['ALTOCV_PORT'], timeout=4)"]
STOPSIGNAL SIGTERM
CMD ["python", "-m", "altocv", "run"]
