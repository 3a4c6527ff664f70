#!/bin/bash
# Uploads the built jars and creates an EMR cluster that runs stages 1 and 2; README.md tells how stage 3 follows.
# BUCKET=my-bucket SUBNET=subnet-… SECRET=lakeward/mysql deploy/emr/create-cluster.sh
set -euo pipefail
: "${BUCKET:?the bucket of the lake, the checkpoints and the jars}"
: "${SUBNET:?the subnet, from which MySQL and Kafka are reached}"
: "${SECRET:?the secret in AWS Secrets Manager that is the password of the MySQL user}"
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$here/../..

for jar in cdc-producer lake-writer lake-etl; do
  aws s3 cp --only-show-errors "$root/$jar/target/$jar.jar" "s3://$BUCKET/lakeward/"
done
aws s3 cp --only-show-errors --recursive "$root/conf/etl" "s3://$BUCKET/lakeward/etl"
aws s3 cp --only-show-errors "$here/bootstrap.sh" "s3://$BUCKET/lakeward/"

# The files name a bucket called bucket.
filled=$(mktemp -d)
trap 'rm -rf "$filled"' EXIT
for file in steps configurations; do
  sed "s#s3://bucket/#s3://$BUCKET/#g" "$here/$file.json" > "$filled/$file.json"
done
aws emr create-cluster --name lakeward --release-label emr-7.10.0 \
  --applications Name=Hadoop Name=ZooKeeper Name=Flink Name=Spark \
  --use-default-roles --ec2-attributes "SubnetId=$SUBNET" --log-uri "s3://$BUCKET/logs/" \
  --instance-groups InstanceGroupType=MASTER,InstanceCount=1,InstanceType=m6i.xlarge \
  InstanceGroupType=CORE,InstanceCount=3,InstanceType=m6i.xlarge \
  --bootstrap-actions "Path=s3://$BUCKET/lakeward/bootstrap.sh,Args=[s3://$BUCKET/lakeward,$SECRET]" \
  --configurations "file://$filled/configurations.json" --steps "file://$filled/steps.json" --no-auto-terminate
