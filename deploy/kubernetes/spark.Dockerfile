# Stage 2. docker build -f deploy/kubernetes/spark.Dockerfile -t lakeward/spark:0.1.0 .
FROM spark:3.5.7-java17

COPY deploy/kubernetes/jars/hadoop-aws-*.jar deploy/kubernetes/jars/aws-java-sdk-bundle-*.jar /opt/spark/jars/
COPY lake-writer/target/lake-writer.jar /opt/lakeward/
