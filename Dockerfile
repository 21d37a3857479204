# Cueframe as a server: the HTTP API and the work on its jobs. See docs/deployment.md.
# Builds from a bare clone: `docker build -t cueframe .`

# ---- build: everything, to make out/
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
# nothing here needs the install scripts of packages (package.json, allowScripts)
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json tsconfig.base.json tsconfig.shared.json tsconfig.node.json tsconfig.web.json ./
COPY vite.renderer.config.ts ./
COPY scripts ./scripts
COPY resources ./resources
COPY src ./src
RUN npm run build

# ---- packages: only what runs. The optional ffmpeg and browser packages are left out, Debian's are better
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
 && rm -rf node_modules/@ffmpeg-installer node_modules/ffmpeg-static node_modules/@sparticuz

# ---- production
FROM node:22-bookworm-slim AS production
# a browser without any font cannot even use those of a page; tini ends what a render leaves behind
RUN apt-get update \
 && apt-get install -y --no-install-recommends chromium-headless-shell ffmpeg fonts-noto-core tini \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 cueframe \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin cueframe \
 && install -d -o 10001 -g 10001 -m 0700 /data

WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/out ./out
COPY package.json LICENSE ./
COPY bin ./bin
COPY resources ./resources

# The browser's own sandbox needs user namespaces, which container engines forbid: the container is the wall here.
ENV NODE_ENV=production \
    HOME=/tmp \
    CUEFRAME_DATA=/data \
    CUEFRAME_CACHE_DIR=/data/cache \
    CUEFRAME_CHROMIUM=/usr/bin/chromium-headless-shell \
    CUEFRAME_FFMPEG=/usr/bin/ffmpeg \
    CUEFRAME_BROWSER_SANDBOX=off

# by number, so that a cluster can see that it is not root
USER 10001:10001
VOLUME /data
EXPOSE 4727
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:4727/health').then((reply) => process.exit(reply.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["tini", "--", "node", "bin/cueframe"]
CMD ["serve", "--host", "0.0.0.0", "--port", "4727"]
