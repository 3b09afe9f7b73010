# One image for every Node service of Linli 邻里: which one a container runs, its arguments say.
#   docker build --tag linli/services:0.1.0 .
#   docker run linli/services:0.1.0 gateway/dist/main.js
# A mirror of the npm registry is named by --build-arg NPM_CONFIG_REGISTRY=…
FROM node:20.20-bookworm-slim AS build
ARG NPM_CONFIG_REGISTRY
WORKDIR /source
COPY . .
RUN npm ci
RUN npm run build
RUN node scripts/image-tree.mjs /image
RUN npm ci --omit=dev --ignore-scripts --workspace=@linli/standalone --prefix /image

FROM node:20.20-bookworm-slim
ENV NODE_ENV=production \
    APOLLO_TELEMETRY_DISABLED=true
WORKDIR /app
COPY --from=build /image .
# Nobody's files but root's; the volumes a service writes to belong to its user.
RUN mkdir -p /var/lib/linli && chown 1000:1000 /var/lib/linli
USER 1000:1000
# Node handles SIGTERM itself: each service ends what is under way first.
ENTRYPOINT ["node"]
# The young generation of the gateway as measured (bench/gateway); subgraphs do with 16 MB.
CMD ["--max-semi-space-size=64", "gateway/dist/main.js"]
