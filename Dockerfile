# Not tried: no Docker engine was at hand where this was written. The stages follow what `npm run build` and
# `npm start` do outside a container, where they are tested.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
# The dependencies stand there already.
RUN BROADSHEET_INSTALL=off npm run build

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 CONTENT_DIR=/content DATA_DIR=/data NODE_COMPILE_CACHE=/data/compiled NEXT_TELEMETRY_DISABLED=1
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund && npm cache clean --force
COPY --from=build /app/.next/server ./.next/server
COPY --from=build /app/.next/assets ./.next/assets
COPY --from=build /app/.next/worker ./.next/worker
COPY --from=build /app/.next/served ./.next/served
COPY --from=build /app/.next/*.json /app/.next/BUILD_ID ./.next/
COPY next.config.mjs tsconfig.json ./
COPY lib ./lib
COPY content/schema.ts ./content/schema.ts
RUN mkdir -p /content /data && chown node:node /data
USER node
VOLUME ["/data"]
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/api/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# The server is process 1: it receives SIGTERM and drains.
CMD ["node", "lib/web/main.ts"]
