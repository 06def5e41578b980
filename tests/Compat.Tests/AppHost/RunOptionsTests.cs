using Aspire.Hosting.Running;

namespace Compat.Tests.AppHost;

public sealed class RunOptionsTests
{
    public static TheoryData<Action<RunOptionsRow>> Rejected => new()
    {
        row => row.Options.RestartDelay = TimeSpan.Zero,
        row => row.Options.LongestRestartDelay = TimeSpan.FromDays(1),
        row => row.Options.HealthyPeriod = TimeSpan.Zero,
        row => row.Options.StopTimeout = TimeSpan.FromHours(1),
    };

    [Fact]
    public void Validate_Defaults_Succeeds() => Assert.True(new RunOptionsValidator().Validate(null, new RunOptions()).Succeeded);

    [Theory]
    [MemberData(nameof(Rejected))]
    public void Validate_ValueOutOfRange_Fails(Action<RunOptionsRow> change)
    {
        var row = new RunOptionsRow();
        change(row);

        Assert.True(new RunOptionsValidator().Validate(null, row.Options).Failed);
    }

    public sealed class RunOptionsRow
    {
        internal RunOptions Options { get; } = new();
    }
}
