# The application. With DATABASE_URL it uses that PostgreSQL (docker-compose.yml); without, it runs one of its own in /data.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY . .
RUN node scripts/build.mjs

FROM node:20-slim
ENV NODE_ENV=production DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json /app/package-lock.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/generated generated
COPY --from=build /app/dist dist
COPY --from=build /app/prisma prisma
COPY --from=build /app/rubrics rubrics
COPY --from=build /app/questions questions
COPY --from=build /app/server server
COPY --from=build /app/scripts scripts
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 4545
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "scripts/healthy.mjs"]
CMD ["node", "scripts/start.mjs", "--built"]
