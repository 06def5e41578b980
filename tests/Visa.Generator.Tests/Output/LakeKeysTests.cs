using Visa.Generator.Output;

namespace Visa.Generator.Tests.Output;

public sealed class LakeKeysTests
{
    private static readonly DateTimeOffset Hour = new(2025, 3, 9, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Raw_Hour_IsWhereFirehoseDelivers() =>
        Assert.Matches(
            "^raw/transactions/year=2025/month=03/day=09/hour=07/transactions-1-2025-03-09-07-00-00-[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}[.]gz$",
            LakeKeys.Raw("transactions", Hour, 0, 1));

    [Fact]
    public void Raw_SameHistory_HasTheSameKeysAndOthersHaveOthers()
    {
        Assert.Equal(LakeKeys.Raw("transactions", Hour, 0, 1), LakeKeys.Raw("transactions", Hour, 0, 1));
        Assert.NotEqual(LakeKeys.Raw("transactions", Hour, 0, 1), LakeKeys.Raw("transactions", Hour, 1, 1));
        Assert.NotEqual(LakeKeys.Raw("transactions", Hour, 0, 1), LakeKeys.Raw("transactions", Hour, 0, 2));
    }

    [Fact]
    public void Processed_Day_IsOfTheHistorysOwnRun() =>
        Assert.Equal("processed/chargebacks/event_date=2025-03-09/run_key=history-7/part-00002.parquet", LakeKeys.Processed("chargebacks", new DateOnly(2025, 3, 9), 2, 7));
}
