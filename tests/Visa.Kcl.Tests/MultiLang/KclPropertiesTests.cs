namespace Visa.Kcl.Tests.MultiLang;

/// <summary>The properties that AWS's MultiLangDaemon is started with. It ignores keys that it does not know, so a slip would go unnoticed.</summary>
public sealed class KclPropertiesTests
{
    // The setters of its configuration beans (versions 2.x and 3.x), as far as they concern us.
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "executableName", "applicationName", "streamName", "streamArn", "tableName", "workerId", "processingLanguage", "AwsCredentialsProvider", "regionName",
        "kinesisEndpoint", "dynamoDBEndpoint", "initialPositionInStream", "failoverTimeMillis", "callProcessRecordsEvenForEmptyRecordList",
        "shutdownGraceMillis", "timeoutInSeconds", "retrievalMode", "maxRecords", "idleTimeBetweenReadsInMillis", "metricsLevel", "maxActiveThreads",
    };

    private static readonly string[] Required = ["executableName", "applicationName", "streamName", "AwsCredentialsProvider"];

    [Fact]
    public void Properties_OfTheConsumer_AreOnesThatTheDaemonKnows()
    {
        var properties = Read();

        Assert.Empty(properties.Keys.Except(Known));
        Assert.Empty(Required.Except(properties.Keys));
    }

    [Fact]
    public void Properties_OfTheConsumer_StartItsVerbWithoutQuotes()
    {
        var command = Read()["executableName"];

        Assert.Equal("multilang", command.Split(' ')[^1]);
        Assert.DoesNotContain('"', command);
    }

    [Fact]
    public void Properties_OfTheConsumer_LeaveTimeForTheLastCheckpoint() =>
        Assert.NotEqual("0", Read()["shutdownGraceMillis"]);

    private static Dictionary<string, string> Read()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory!.FullName, "Visa.slnx")))
            directory = directory.Parent;
        return File.ReadLines(Path.Combine(directory.FullName, "Visa.StreamConsumer", "kcl.properties"))
            .Select(line => line.Trim())
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1].Trim());
    }
}
