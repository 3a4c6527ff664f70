#!/bin/bash
# Runs on every node of the cluster as it starts: fetches the jars and scripts, and on the first node MySQL's password.
# bootstrap.sh s3://bucket/lakeward SECRET-ID
set -euo pipefail
from=$1 secret=$2

aws s3 cp --recursive --only-show-errors "$from" /home/hadoop/lakeward
grep -q '"isMaster": *true' /mnt/var/lib/info/instance.json || exit 0
sudo install -d -m 755 /etc/lakeward
aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text |
  sudo install -m 400 -o hadoop /dev/stdin /etc/lakeward/mysql-password
