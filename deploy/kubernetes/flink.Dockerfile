# Stages 1 and 3. docker build -f deploy/kubernetes/flink.Dockerfile -t lakeward/flink:0.1.0 .
FROM flink:1.20.3-java17

# Checkpoints on s3://: Flink's own client. The lake on s3a://, which Hudi reads by Hadoop: README.md says where jars/ comes from.
RUN mkdir -p plugins/s3-fs-hadoop && cp opt/flink-s3-fs-hadoop-*.jar plugins/s3-fs-hadoop/
COPY deploy/kubernetes/jars/*.jar lib/

COPY cdc-producer/target/cdc-producer.jar lake-etl/target/lake-etl.jar usrlib/
COPY conf/etl etl/
