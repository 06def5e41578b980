using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.Warehouse;

/// <summary>AWS's Python client over every operation of the batch services, where it is installed (Debian's package python3-boto3).</summary>
public sealed class Boto3Tests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private const string Script = """
        import sys, time, boto3
        from botocore.exceptions import ClientError
        def client(name): return boto3.client(name, endpoint_url=sys.argv[1])
        rs, glue, secrets, cloudwatch = client("redshift-data"), client("glue"), client("secretsmanager"), client("cloudwatch")
        place = dict(WorkgroupName="default", Database="dev")
        def end(id):
            while True:
                d = rs.describe_statement(Id=id)
                if d["Status"] in ("FINISHED", "FAILED", "ABORTED"): return d
                time.sleep(0.02)
        def code(call, *expected):
            try: call()
            except ClientError as error: assert error.response["Error"]["Code"] in expected, error
            else: sys.exit("not refused: %s" % (expected,))
        made = end(rs.execute_statement(Sql="CREATE TABLE boto (id INT NOT NULL, name VARCHAR(20), price DECIMAL(10,2))", StatementName="boto/make", WithEvent=True, **place)["Id"])
        assert made["Status"] == "FINISHED" and made["ResultRows"] == 0 and made["Duration"] > 0 and not made["HasResultSet"], made
        b = rs.batch_execute_statement(Sqls=["INSERT INTO boto VALUES (1, 'a', 1.5)", "INSERT INTO boto VALUES (2, NULL, 2)"], StatementName="boto/fill", **place)
        filled = end(b["Id"])
        assert [s["ResultRows"] for s in filled["SubStatements"]] == [1, 1], filled
        q = end(rs.execute_statement(Sql="SELECT * FROM boto WHERE id >= :low ORDER BY id", Parameters=[{"name": "low", "value": "1"}], **place)["Id"])
        result = rs.get_statement_result(Id=q["Id"])
        assert result["Records"] == [[{"longValue": 1}, {"stringValue": "a"}, {"stringValue": "1.50"}], [{"longValue": 2}, {"isNull": True}, {"stringValue": "2.00"}]], result
        assert [(c["name"], c["typeName"]) for c in result["ColumnMetadata"]] == [("id", "int4"), ("name", "varchar"), ("price", "numeric")], result
        assert result["TotalNumRows"] == 2 and q["QueryParameters"] == [{"name": "low", "value": "1"}], q
        named = rs.list_statements(StatementName="boto/", Status="ALL")["Statements"]
        assert [s["StatementName"] for s in named] == ["boto/fill", "boto/make"] and named[0]["IsBatchStatement"], named
        assert rs.list_databases(**place)["Databases"] == ["dev"]
        assert "public" in rs.list_schemas(**place)["Schemas"]
        assert rs.list_tables(TablePattern="bot%", **place)["Tables"] == [{"schema": "public", "name": "boto", "type": "TABLE"}]
        columns = rs.describe_table(Schema="public", Table="boto", **place)["ColumnList"]
        assert [(c["name"], c["typeName"], c["nullable"], c["length"]) for c in columns] == [("id", "int4", 0, 0), ("name", "varchar", 1, 20), ("price", "numeric", 1, 0)], columns
        failed = end(rs.execute_statement(Sql="SELECT * FROM nowhere", **place)["Id"])
        assert failed["Status"] == "FAILED" and failed["Error"] == 'ERROR: relation "nowhere" does not exist', failed
        code(lambda: rs.get_statement_result(Id=failed["Id"]), "ResourceNotFoundException")
        code(lambda: rs.cancel_statement(Id=failed["Id"]), "ValidationException")
        code(lambda: rs.execute_statement(Sql="SELECT 1", WorkgroupName="nowhere", Database="dev"), "ValidationException")
        lost = end(rs.execute_statement(Sql="SELECT 1", WorkgroupName="default", Database="nowhere")["Id"])
        assert lost["Error"] == 'FATAL: database "nowhere" does not exist', lost

        glue.create_job(Name="boto", Role="r", Command={"Name": "glueetl", "ScriptLocation": "s3://x/y"}, DefaultArguments={"--a": "b"}, GlueVersion="5.1")
        code(lambda: glue.create_job(Name="boto", Role="r", Command={"Name": "glueetl"}), "AlreadyExistsException")
        assert glue.get_job(JobName="boto")["Job"]["DefaultArguments"] == {"--a": "b"}
        assert "boto" in [j["Name"] for j in glue.get_jobs()["Jobs"]]
        run = glue.start_job_run(JobName="boto", Arguments={"--run-id": "r1"})["JobRunId"]
        while (found := glue.get_job_run(JobName="boto", RunId=run)["JobRun"])["JobRunState"] in ("STARTING", "RUNNING"): time.sleep(0.02)
        assert found["JobRunState"] == "FAILED" and "--run_key" in found["ErrorMessage"] and found["Arguments"] == {"--run-id": "r1"} and found["CompletedOn"], found
        assert [r["Id"] for r in glue.get_job_runs(JobName="boto")["JobRuns"]] == [run]
        assert glue.batch_stop_job_run(JobName="boto", JobRunIds=[run])["Errors"][0]["JobRunId"] == run
        glue.update_job(JobName="boto", JobUpdate={"Role": "r", "Command": {"Name": "glueetl"}})
        glue.delete_job(JobName="boto")
        code(lambda: glue.get_job(JobName="boto"), "EntityNotFoundException")

        arn = secrets.create_secret(Name="boto/secret", SecretString="one")["ARN"]
        secrets.put_secret_value(SecretId=arn, SecretString="two")
        assert secrets.get_secret_value(SecretId="boto/secret")["SecretString"] == "two"
        assert secrets.get_secret_value(SecretId="boto/secret", VersionStage="AWSPREVIOUS")["SecretString"] == "one"
        assert secrets.describe_secret(SecretId=arn)["Name"] == "boto/secret"
        assert [s["Name"] for s in secrets.list_secrets()["SecretList"]] == ["boto/secret"]
        code(lambda: secrets.get_secret_value(SecretId="nope"), "ResourceNotFoundException")
        secrets.delete_secret(SecretId=arn, ForceDeleteWithoutRecovery=True)
        code(lambda: secrets.get_secret_value(SecretId=arn), "InvalidRequestException", "ResourceNotFoundException")

        cloudwatch.put_metric_data(Namespace="Boto", MetricData=[{"MetricName": "m", "Value": 2.5, "Dimensions": [{"Name": "d", "Value": "v"}]}])
        assert [(m["Namespace"], m["MetricName"]) for m in cloudwatch.list_metrics()["Metrics"]] == [("Boto", "m")]
        code(lambda: cloudwatch.get_dashboard(DashboardName="x"), "InvalidAction")
        print("done")
        """;

    [SkippableFact]
    public async Task Script_OverEveryOperation_Works()
    {
        Skip.IfNot(await PythonTool.HasBoto3Async(), "boto3 is not installed.");

        var (exitCode, output, error) = await PythonTool.RunAsync("-c", Script, warehouse.Aws.Url);

        Assert.True(exitCode == 0, error);
        Assert.Equal("done", output.Trim());
    }
}
