using Visa.StreamConsumer.Ladder;
using Visa.StreamConsumer.Shards;

namespace Visa.StreamConsumer.Tests.Shards;

public sealed class ProcessingOptionsTests
{
    private static readonly Uri Scoring = new("http://scoring");

    public static TheoryData<ProcessingOptions> Refused => new()
    {
        new ProcessingOptions { ApplicationName = "" },
        new ProcessingOptions { ApplicationName = "a/b" },
        new ProcessingOptions { BatchSize = 0 },
        new ProcessingOptions { BatchSize = 2001 },
        new ProcessingOptions { CheckpointInterval = TimeSpan.Zero },
        new ProcessingOptions { CheckpointInterval = TimeSpan.FromHours(1) },
        new ProcessingOptions { CheckpointRecords = 0 },
    };

    public static TheoryData<ScoringOptions> RefusedScoring => new()
    {
        new ScoringOptions(),
        new ScoringOptions { Address = Scoring, Deadline = TimeSpan.Zero },
        new ScoringOptions { Address = Scoring, Deadline = TimeSpan.FromMinutes(2) },
        new ScoringOptions { Address = Scoring, ReplayPatience = TimeSpan.FromSeconds(-1) },
        new ScoringOptions { Address = Scoring, StartPatience = TimeSpan.FromHours(1) },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Validate_ValueOutOfRange_IsRefused(ProcessingOptions options) => Assert.True(new ProcessingOptionsValidator().Validate(null, options).Failed);

    [Theory]
    [MemberData(nameof(RefusedScoring))]
    public void Validate_ScoringValueOutOfRange_IsRefused(ScoringOptions options) => Assert.True(new ScoringOptionsValidator().Validate(null, options).Failed);

    [Fact]
    public void Validate_Defaults_AreAccepted()
    {
        Assert.Null(new ProcessingOptionsValidator().Validate(null, new ProcessingOptions()).FailureMessage);
        Assert.Null(new ScoringOptionsValidator().Validate(null, new ScoringOptions { Address = Scoring }).FailureMessage);
    }
}
