using Amazon.RedshiftDataAPIService;
using Amazon.Runtime;
using Microsoft.Extensions.Time.Testing;
using Visa.Orchestrator.Remote;
using Visa.Orchestrator.Remote.Redshift;

namespace Visa.Orchestrator.Tests.Remote;

public sealed class RedshiftStatementTests : IAsyncLifetime
{
    private static readonly DateTimeOffset IntendedAt = new(2026, 3, 8, 2, 0, 0, TimeSpan.Zero);
    private static readonly SubmitToken Token = new(SubmitToken.ValueOf("d", "r", "s", -1, 1, 1), IntendedAt);
    private static readonly RedshiftStatementSpec Spec = new("visa", ["delete from t", "insert into t select 1"], Workgroup: "visa", LedgerQuery: "select count(*) from ledger");

    private readonly FakeTimeProvider _time = new(IntendedAt);
    private ScriptedAws _aws = null!;
    private RedshiftStatement _job = null!;

    public async Task InitializeAsync()
    {
        _aws = await ScriptedAws.StartAsync();
        _job = new RedshiftStatement(new AmazonRedshiftDataAPIServiceClient(new BasicAWSCredentials("k", "s"), _aws.Configure(new AmazonRedshiftDataAPIServiceConfig())), _time);
    }

    public async Task DisposeAsync() => await _aws.DisposeAsync();

    [Fact]
    public async Task Submit_SeveralStatements_AreOneBatchWithTheTokenAsNameAndClientToken()
    {
        _aws.On("BatchExecuteStatement", """{"Id":"st_1"}""");

        var handle = await _job.SubmitAsync(Token, Spec, CancellationToken.None);

        Assert.Equal("st_1", handle.StatementId);
        var body = Assert.Single(_aws.Requests).Body;
        Assert.Equal(Token.Value, body.GetProperty("ClientToken").GetString());
        Assert.Equal(Token.Value, body.GetProperty("StatementName").GetString());
        Assert.Equal(2, body.GetProperty("Sqls").GetArrayLength());
    }

    [Fact]
    public async Task Find_ListedByName_IsFoundWhateverItsState()
    {
        _aws.On("ListStatements", $$"""{"Statements":[{"Id":"st_1","StatementName":"{{Token.Value}}","Status":"FINISHED"}]}""");

        Assert.Equal("st_1", (await _job.FindAsync(Token, Spec, CancellationToken.None))?.StatementId);
        Assert.Equal("ALL", Assert.Single(_aws.Requests).Body.GetProperty("Status").GetString());
    }

    [Fact]
    public async Task Find_NotListedWithinADay_IsNullWithoutAskingTheLedger()
    {
        _aws.On("ListStatements", """{"Statements":[]}""");

        Assert.Null(await _job.FindAsync(Token, Spec, CancellationToken.None));
        Assert.Single(_aws.Requests);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public async Task Find_ForgottenAfterADay_TheLedgerTells(int inLedger, bool isFound)
    {
        _time.Advance(TimeSpan.FromHours(25));
        Ledger(inLedger);
        _aws.On("ListStatements", """{"Statements":[]}""");

        Assert.Equal(isFound, await _job.FindAsync(Token, Spec, CancellationToken.None) is not null);
    }

    [Theory]
    [InlineData("SUBMITTED", RemoteState.Active)]
    [InlineData("PICKED", RemoteState.Active)]
    [InlineData("STARTED", RemoteState.Active)]
    [InlineData("FINISHED", RemoteState.Succeeded)]
    [InlineData("FAILED", RemoteState.Failed)]
    [InlineData("ABORTED", RemoteState.Cancelled)]
    public async Task Describe_Statement_IsItsState(string status, RemoteState expected)
    {
        _aws.On("DescribeStatement", $$"""{"Id":"st_1","Status":"{{status}}","Error":"e"}""");

        Assert.Equal(expected, (await _job.DescribeAsync(new RedshiftStatementHandle("st_1", Spec), CancellationToken.None)).State);
    }

    [Theory]
    [InlineData(1, RemoteState.Succeeded, FailureClass.Retryable)]
    [InlineData(0, RemoteState.Failed, FailureClass.Retryable)]
    public async Task Describe_ForgottenStatement_TheLedgerTells(int inLedger, RemoteState state, FailureClass failureClass)
    {
        Ledger(inLedger);

        var status = await _job.DescribeAsync(new RedshiftStatementHandle("st_1", Spec), CancellationToken.None);

        Assert.Equal((state, failureClass), (status.State, status.Class));
    }

    [Fact]
    public async Task Describe_ForgottenStatementWithoutLedger_IsIndeterminate()
    {
        _aws.Refuse("DescribeStatement", "ResourceNotFoundException");

        var status = await _job.DescribeAsync(new RedshiftStatementHandle("st_1", Spec with { LedgerQuery = null }), CancellationToken.None);

        Assert.Equal((RemoteState.Failed, FailureClass.Indeterminate), (status.State, status.Class));
    }

    [Fact]
    public async Task Describe_RowsWanted_CarriesThemOverPages()
    {
        _aws.On("DescribeStatement", """{"Id":"st_1","Status":"FINISHED","HasResultSet":true,"ResultRows":2}""");
        _aws.On("GetStatementResult", request => (200, request.TryGetProperty("NextToken", out _)
            ? """{"Records":[[{"longValue":2},{"isNull":true}]]}"""
            : """{"Records":[[{"longValue":1},{"stringValue":"a"}]],"NextToken":"n"}"""));

        var status = await _job.DescribeAsync(new RedshiftStatementHandle("st_1", Spec with { WantsRows = true }), CancellationToken.None);

        Assert.Equal([[1L, "a"], [2L, null]], status.Result!.Rows!);
    }

    private void Ledger(int count) => _aws
        .On("ExecuteStatement", """{"Id":"ledger"}""")
        .On("DescribeStatement", request => request.GetProperty("Id").GetString() == "ledger"
            ? (200, """{"Id":"ledger","Status":"FINISHED","HasResultSet":true,"ResultRows":1}""")
            : (400, """{"__type":"ResourceNotFoundException","message":"forgotten"}"""))
        .On("GetStatementResult", $$"""{"Records":[[{"longValue":{{count}}}]]}""");
}
