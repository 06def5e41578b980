using System.Text.Json;
using Visa.LocalAws.Warehouse.Dialect;
using Visa.LocalAws.Warehouse.Statements;

namespace Visa.LocalAws.Tests.Warehouse;

/// <summary>Redshift's dialect: what a statement gives, by Redshift's documentation, and what is refused.</summary>
public sealed class DialectTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    [Theory]
    [InlineData("SELECT 7 / 2", "3")]
    [InlineData("SELECT NVL(NULL, 3), NVL2(NULL, 1, 2), DECODE(2, 1, 'one', 2, 'two', 'many')", "3,2,two")]
    [InlineData("SELECT DATEADD(month, 1, '2008-04-30'::date)", "2008-05-31 00:00:00")]
    [InlineData("SELECT DATEADD(day, -1, TIMESTAMP '2020-03-01 10:00:00')", "2020-02-29 10:00:00")]
    [InlineData("SELECT ADD_MONTHS('2020-01-31'::date, 1)", "2020-02-29 00:00:00")]
    [InlineData("SELECT DATEDIFF(year, '2019-12-31'::date, '2020-01-01'::date), DATEDIFF(hour, TIMESTAMP '2020-01-01 00:59:00', TIMESTAMP '2020-01-01 01:00:00')", "1,1")]
    [InlineData("SELECT DATE_TRUNC('month', TIMESTAMP '2020-05-17 10:00:00')", "2020-05-01 00:00:00")]
    [InlineData("SELECT EXTRACT(year FROM TIMESTAMP '2020-05-17 10:00:00'), DATE_PART(dow, '2020-05-17'::date)", "2020,0")]
    [InlineData("SELECT TO_CHAR(TIMESTAMP '2020-05-17 09:08:07', 'YYYY-MM-DD\"T\"HH24:MI:SS')", "2020-05-17T09:08:07")]
    [InlineData("SELECT TO_CHAR(TIMESTAMP '2020-05-17 09:08:07', 'YYYYMMDD HH24:MI:SS'), TO_DATE('17.05.2020', 'DD.MM.YYYY')", "20200517 09:08:07,2020-05-17")]
    [InlineData("SELECT CONVERT_TIMEZONE('UTC', 'America/New_York', TIMESTAMP '2020-01-01 12:00:00')", "2020-01-01 07:00:00")]
    [InlineData("SELECT 'abcdef'::varchar(3), CAST('äöü' AS VARCHAR(3)), LEN('äöü'), OCTET_LENGTH('äöü')", "abc,ä,3,6")]
    [InlineData("SELECT 1.555::decimal(10,2), CAST(5 AS DECIMAL), '1.5'::float", "1.56,5,1.5")]
    [InlineData("SELECT LISTAGG(x, '-') WITHIN GROUP (ORDER BY x DESC) FROM (SELECT 'a' AS x UNION ALL SELECT 'b') t", "b-a")]
    [InlineData("SELECT APPROXIMATE COUNT(DISTINCT x) FROM (SELECT 1 AS x UNION ALL SELECT 1) t", "1")]
    [InlineData("SELECT x FROM (SELECT 1 AS x UNION ALL SELECT NULL) t ORDER BY x", "1|null")]
    [InlineData("SELECT x FROM (SELECT 1 AS x UNION ALL SELECT NULL) t ORDER BY x DESC", "null|1")]
    [InlineData("SELECT CHARINDEX('b', 'abc'), STRPOS('abc', 'c'), SPLIT_PART('a-b-c', '-', 2), REGEXP_REPLACE('aXbX', 'X', '-'), REGEXP_SUBSTR('id=42', '[0-9]+'), REGEXP_COUNT('aXbX', 'X')", "2,3,b,a-b-,42,2")]
    [InlineData("SELECT JSON_EXTRACT_PATH_TEXT('{\"a\":{\"b\":5}}', 'a', 'b'), JSON_EXTRACT_PATH_TEXT('not json', 'a', true)", "5,null")]
    [InlineData("SELECT SHA2('x', 256)", "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881")]
    [InlineData("SELECT CONCAT('a', NULL), 'a' || 'b'", "null,ab")]
    [InlineData("WITH t(a) AS (SELECT 1 UNION ALL SELECT 2) SELECT a FROM t MINUS SELECT 2", "1")]
    [InlineData("SELECT Amount AS Total, TOTAL + 1 AS next FROM (SELECT 1 AS AMOUNT) t", "1,2")]
    [InlineData("SELECT GETDATE() > '2020-01-01', SYSDATE > GETDATE() - INTERVAL '1 minute'", "true,true")]
    [InlineData("SELECT MEDIAN(x), PERCENTILE_CONT(0.5) WITHIN GROUP (ORDER BY x) FROM (SELECT 1 AS x UNION ALL SELECT 2) t", "1.5,1.5")]
    public async Task Query_OfTheSubset_GivesWhatRedshiftDocuments(string sql, string rows) =>
        Assert.Equal(rows, await warehouse.RowsAsync(sql));

    [Theory]
    [InlineData("SELECT * FROM nope", "ERROR: relation \"nope\" does not exist")]
    [InlineData("SELECT nope FROM (SELECT 1 AS a) t", "ERROR: column \"nope\" does not exist")]
    [InlineData("SELEC 1", "ERROR: syntax error at or near \"selec\"")]
    [InlineData("SELECT STRING_AGG(a, ',') FROM t", "ERROR: function string_agg is not supported by Redshift")]
    [InlineData("SELECT SUM(a) FILTER (WHERE a > 1) FROM t", "ERROR: an aggregate's FILTER is not supported by Redshift")]
    [InlineData("SELECT 1 WHERE a IS DISTINCT FROM b", "ERROR: IS DISTINCT FROM is not supported by Redshift")]
    [InlineData("SELECT [1, 2]", "ERROR: \"[\" is not supported by Redshift")]
    [InlineData("SELECT j ->> 'a' FROM t", "ERROR: \"->>\" is not supported by Redshift")]
    [InlineData("SELECT * FROM read_csv('/etc/passwd')", "ERROR: function read_csv does not exist")]
    [InlineData("SELECT * FROM '/etc/passwd'", "ERROR: syntax error at or near \"'/etc/passwd'\"")]
    [InlineData("ATTACH '/tmp/x.db'", "ERROR: syntax error at or near \"attach\"")]
    [InlineData("PRAGMA version", "ERROR: syntax error at or near \"pragma\"")]
    [InlineData("COPY t TO '/tmp/x'", "ERROR: syntax error at or near \"to\"")]
    [InlineData("INSERT INTO t VALUES (1) ON CONFLICT DO NOTHING", "ERROR: ON CONFLICT is not supported by Redshift")]
    [InlineData("CREATE TABLE t (a jsonb)", "ERROR: type \"jsonb\" does not exist")]
    [InlineData("CREATE OR REPLACE TABLE t AS SELECT 1", "ERROR: CREATE OR REPLACE TABLE is not supported by Redshift")]
    [InlineData("CREATE TABLE t (a int) DISTKEY(b)", "ERROR: DISTKEY column \"b\" not found in table definition")]
    [InlineData("SELECT 1; SELECT 2", "ERROR: cannot insert multiple commands into a prepared statement")]
    [InlineData("UNLOAD ('select 1') TO 's3://x/y'", "ERROR: UNLOAD is not supported")]
    [InlineData("SELECT 'open", "ERROR: unterminated quoted string")]
    public async Task Statement_OutsideTheSubset_IsRefusedInRedshiftsForm(string sql, string error) =>
        Assert.StartsWith(error, await warehouse.ErrorAsync(sql), StringComparison.Ordinal);

    [Fact]
    public async Task CreateTable_WithRedshiftsAttributes_KeepsTypesLengthsDefaultsAndIdentity()
    {
        await warehouse.DoAsync("CREATE SCHEMA IF NOT EXISTS ddl");
        await warehouse.DoAsync(
            """
            CREATE TABLE IF NOT EXISTS ddl.facts (id BIGINT IDENTITY(10, 5), code VARCHAR(3) NOT NULL ENCODE lzo DISTKEY, amount NUMERIC(18,3) DEFAULT 1.5,
              at TIMESTAMP SORTKEY, note VARCHAR(MAX), PRIMARY KEY (id), UNIQUE (code)) DISTSTYLE KEY
            """);
        await warehouse.DoAsync("INSERT INTO ddl.facts (code) VALUES ('a'), ('a')");

        Assert.Equal("10,a,1.500|15,a,1.500", await warehouse.RowsAsync("SELECT id, code, amount FROM ddl.facts ORDER BY id"));
        Assert.StartsWith("ERROR: Value too long for character type", await warehouse.ErrorAsync("INSERT INTO ddl.facts (code) VALUES ('ää')"), StringComparison.Ordinal);
        Assert.Equal("ERROR: Cannot insert a NULL value into column code", await warehouse.ErrorAsync("INSERT INTO ddl.facts (amount) VALUES (1)"));
    }

    [Fact]
    public async Task Truncate_InABatch_CommitsWhatCameBefore()
    {
        await warehouse.DoAsync("CREATE TABLE emptied AS SELECT 1 AS a");
        await warehouse.DoAsync("CREATE TABLE before_truncate (a int)");

        var batch = await warehouse.RunBatchAsync("INSERT INTO before_truncate VALUES (1)", "TRUNCATE emptied", "SELECT nope");

        Assert.Equal("FAILED", batch.Status.Value);
        Assert.Equal("1,0", await warehouse.RowsAsync("SELECT (SELECT COUNT(*) FROM before_truncate), (SELECT COUNT(*) FROM emptied)"));
    }

    [Fact]
    public async Task Merge_WithASourceRowTwice_IsRefused()
    {
        await warehouse.DoAsync("CREATE TABLE merged AS SELECT 1 AS id, 10 AS v");
        await warehouse.DoAsync("CREATE TABLE source AS SELECT 1 AS id, 11 AS v UNION ALL SELECT 2, 20");
        const string Merge = "MERGE INTO merged USING source AS s ON merged.id = s.id WHEN MATCHED THEN UPDATE SET v = s.v WHEN NOT MATCHED THEN INSERT VALUES (s.id, s.v)";

        await warehouse.DoAsync(Merge);
        Assert.Equal("1,11|2,20", await warehouse.RowsAsync("SELECT * FROM merged ORDER BY id"));

        await warehouse.DoAsync("INSERT INTO source VALUES (1, 12)");
        Assert.Equal("ERROR: Found multiple matches to update the same tuple.", await warehouse.ErrorAsync(Merge));
        Assert.StartsWith("ERROR: MERGE from a subquery", await warehouse.ErrorAsync("MERGE INTO merged USING (SELECT 1) s ON true WHEN MATCHED THEN DELETE"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_OfMutatedStatements_RefusesOrReadsButNeverBreaks()
    {
        string[] seeds =
        [
            "SELECT a, CAST(b AS VARCHAR(10)) FROM t WHERE x IN (1,2) ORDER BY 1", "CREATE TABLE a.b (c int identity(1,1) not null, d varchar(max)) diststyle even sortkey(c)",
            "COPY t (a) FROM 's3://b/k' IAM_ROLE default FORMAT AS JSON 'auto' MAXERROR 5 GZIP", "MERGE INTO t USING s ON t.a = s.a WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (1)",
            "ALTER TABLE t ADD COLUMN x decimal(10,2) DEFAULT 1", "WITH x AS (SELECT LISTAGG(a, ',') WITHIN GROUP (ORDER BY a) FROM t) SELECT * FROM x::int", "SET search_path TO a, b",
        ];
        var random = new Random(7);
        for (var round = 0; round < 20_000; round++)
        {
            var text = seeds[random.Next(seeds.Length)].ToCharArray();
            for (var change = 0; change < 3; change++)
                text[random.Next(text.Length)] = "()',;:. \"*[a1-\n/"[random.Next(16)];
            var sql = new string(text);
            try
            {
                StatementReader.Read(sql);
            }
            catch (SqlRefusal)
            {
                // That is the answer.
            }
            catch (Exception exception)
            {
                Assert.Fail($"{JsonSerializer.Serialize(sql)}: {exception}");
            }
        }
    }
}
