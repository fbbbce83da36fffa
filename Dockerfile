# The api and the web application in one image; the database is another container (docker-compose.yml).
FROM node:22-bookworm-slim
WORKDIR /mips
COPY . .
RUN node scripts/build.mjs && mkdir /data && chown -R node:node /data
USER node
ENV NODE_ENV=production HOST=0.0.0.0 PORT=8080 MIPS_DATA_DIR=/data MIPS_LOG_TO=stdout
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --start-period=180s \
  CMD node -e "fetch('http://127.0.0.1:8080/ready').then((a) => process.exit(a.ok ? 0 : 1), () => process.exit(1))"
CMD ["node", "scripts/start.mjs"]
