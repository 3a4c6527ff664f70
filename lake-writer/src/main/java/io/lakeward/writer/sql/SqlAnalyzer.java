// Copyright the Lakeward authors. Licensed under the Apache License, Version 2.0.
package io.lakeward.writer.sql;

import java.util.List;
import java.util.function.Supplier;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.QueryPlanningTracker;
import org.apache.spark.sql.catalyst.analysis.Analyzer;
import org.apache.spark.sql.catalyst.analysis.FakeV2SessionCatalog$;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.catalog.InMemoryCatalog;
import org.apache.spark.sql.catalyst.catalog.SessionCatalog;
import org.apache.spark.sql.catalyst.expressions.Alias;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.NamedExpression;
import org.apache.spark.sql.catalyst.optimizer.ReplaceExpressions$;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser$;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.trees.TreePattern$;
import org.apache.spark.sql.connector.catalog.CatalogManager;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.internal.SQLConf$;
import scala.Option;
import scala.collection.JavaConverters;
import scala.collection.Seq;

/**
 * Analyses expressions against the columns of one table, with Spark's built-in functions, in UTC and without ANSI
 * mode: on every executor and in every session the same row gives the same value.
 */
final class SqlAnalyzer {
    private static final SQLConf CONF = new SQLConf();
    private static final SessionCatalog CATALOG;

    static {
        CONF.setConfString("spark.sql.session.timeZone", "UTC");
        CONF.setConfString("spark.sql.ansi.enabled", "false");
        // Half of Spark's datetime patterns meant something else before 3.0; then NULL is better than an exception.
        CONF.setConfString("spark.sql.legacy.timeParserPolicy", "CORRECTED");
        CATALOG = new SessionCatalog(
                new InMemoryCatalog(new SparkConf(false), new Configuration(false)),
                FunctionRegistry.builtin(),
                TableFunctionRegistry.builtin());
    }

    private SqlAnalyzer() {}

    /** Runs something under the settings that expressions are analysed and evaluated with. */
    static <T> T withConf(Supplier<T> work) {
        return SQLConf$.MODULE$.withExistingConf(CONF, work::get);
    }

    /** @throws SqlException if it is no expression of Spark SQL */
    static Expression parse(String expression) {
        return failingInOneLine(() -> CatalystSqlParser$.MODULE$.parseExpression(expression));
    }

    /**
     * An expression over the given columns that can be evaluated.
     *
     * @throws SqlException if it names what is not there, or its value does not follow from the row alone
     */
    static Expression analyze(String expression, Seq<Attribute> columns) {
        Expression parsed = parse(expression);
        requireBuiltIn(parsed);
        NamedExpression named = new Alias(parsed, "value", NamedExpression.newExprId(), none(), Option.empty(), none());
        LogicalPlan plan = new Project(seq(List.of(named)), new LocalRelation(columns, none(), false));
        LogicalPlan analyzed = ReplaceExpressions$.MODULE$.apply(
                failingInOneLine(() -> new Analyzer(new CatalogManager(FakeV2SessionCatalog$.MODULE$, CATALOG))
                        .executeAndCheck(plan, new QueryPlanningTracker(Option.empty()))));
        if (!(analyzed instanceof Project project) || !(project.child() instanceof LocalRelation)) {
            throw new SqlException("It must be computed from one row: no aggregate, window or generator");
        }
        Expression value = ((Alias) project.projectList().head()).child();
        if (!value.deterministic()
                || value.containsPattern(TreePattern$.MODULE$.CURRENT_LIKE())
                || value.containsPattern(TreePattern$.MODULE$.PLAN_EXPRESSION())) {
            throw new SqlException("It must give the same value for the same row whenever it is computed");
        }
        return value;
    }

    private static void requireBuiltIn(Expression expression) {
        if (expression instanceof UnresolvedFunction function
                && !FunctionRegistry.builtin()
                        .functionExists(
                                new FunctionIdentifier(function.nameParts().last()))) {
            throw new SqlException("The function must be one that Spark has built in, but was: "
                    + function.nameParts().mkString("."));
        }
        JavaConverters.seqAsJavaList(expression.children()).forEach(SqlAnalyzer::requireBuiltIn);
    }

    static <T> Seq<T> seq(List<T> list) {
        return JavaConverters.asScalaBuffer(list).toList();
    }

    private static <T> Seq<T> none() {
        return seq(List.of());
    }

    @SuppressWarnings("IllegalCatch") // Scala's checked exceptions are not declared
    private static <T> T failingInOneLine(Supplier<T> work) {
        try {
            return withConf(work);
        } catch (Exception e) {
            throw new SqlException(e);
        }
    }
}
