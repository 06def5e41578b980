using Visa.LocalAws.Tests.Hosting;

namespace Visa.LocalAws.Tests.DynamoDb.Contract;

/// <summary>The same requests to LocalAws and to npm's dynalite, whose validations are close transcripts of AWS's; DIFFERENCES.md says where they part.</summary>
public sealed class ContractTests
{
    [Fact]
    public async Task LocalAws_EachCase_AnswersAsRecorded()
    {
        using var folder = new TemporaryFolder();
        await using var aws = await RunningLocalAws.StartAsync(folder.Path);

        var answers = await ContractRun.SendAllAsync(aws.Url);

        var expected = ContractCase.ReadAll().Where(test => !test.IsPause).ToDictionary(test => test.Name, test => (test.Status, ContractRun.Print(test.Answer)));
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), answers.Keys.Order(StringComparer.Ordinal));
        Assert.All(answers, answer => Assert.Equal(expected[answer.Key], answer.Value));
    }

    [SkippableFact]
    public async Task Dynalite_EachCase_AnswersTheSameButForTheTable()
    {
        Skip.If(DynaliteProcess.Script is null, $"npm's dynalite is not installed. To have it: {DynaliteProcess.Installation}");
        using var dynalite = await DynaliteProcess.StartAsync();

        var answers = await ContractRun.SendAllAsync(dynalite.Url);

        var differing = ContractCase.ReadAll().Where(test => !test.IsPause && answers[test.Name] != (test.Status, ContractRun.Print(test.Answer))).Select(test => test.Name);
        Assert.Equal(await KnownDifferencesAsync(), differing.Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> KnownDifferencesAsync()
    {
        await using var file = typeof(ContractTests).Assembly.GetManifestResourceStream(typeof(ContractTests), "DIFFERENCES.md")!;
        using var reader = new StreamReader(file);
        var rows = (await reader.ReadToEndAsync()).Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1);
        return rows.Select(row => row.Split('|')[1].Trim()).Order(StringComparer.Ordinal);
    }
}
