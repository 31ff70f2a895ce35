# What scripts/setup installs, and nothing else.
#   docker build -t wenxuan .
#   docker run --rm -u "$(id -u):$(id -g)" -v "$PWD:/work" wenxuan build my-booklet
FROM debian:12-slim
WORKDIR /opt/wenxuan
COPY . .
RUN scripts/setup && rm -rf /var/lib/apt/lists/*
WORKDIR /work
ENV HOME=/tmp
ENTRYPOINT ["/opt/wenxuan/.venv/bin/wenxuan"]
