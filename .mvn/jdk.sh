# Sourced by ./mvnw and ./lakeward: leaves JAVA_HOME at a JDK 17, or ends with one line and exit code 2.
no_jdk() {
  echo "Lakeward needs a JDK 17: $1. Set JAVA_HOME to one, or put its bin folder first on the PATH." >&2
  exit 2
}

if [ -n "${JAVA_HOME:-}" ]; then
  [ -x "$JAVA_HOME/bin/javac" ] || no_jdk "JAVA_HOME=$JAVA_HOME has no bin/javac"
else
  command -v javac >/dev/null || no_jdk "JAVA_HOME is not set and there is no javac on the PATH"
  JAVA_HOME=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
fi
jdk=$("$JAVA_HOME/bin/javac" -version 2>&1)
case $jdk in
  "javac 17" | "javac 17."* | "javac 17-"*) export JAVA_HOME ;;
  *) no_jdk "$JAVA_HOME is \"$jdk\"" ;;
esac
