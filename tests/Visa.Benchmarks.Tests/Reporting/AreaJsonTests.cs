using System.Text.Json;
using Visa.Benchmarks.Measuring;
using Visa.Benchmarks.Reporting;

namespace Visa.Benchmarks.Tests.Reporting;

public sealed class AreaJsonTests
{
    private static readonly AreaResult Result = new(
        "area", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), 12.34, true, new MachineFacts(2, "processor", 23.5, "Linux", ".NET 10"), new SourceState("abc", true))
    {
        Measurements = [new Measurement("rate", 123_456.789, "transactions/s") { Peer = "peer", PeerValue = 1_000, Aim = Aim.RatioAtLeast(100) }, new Measurement("size", 0.00123456, "bytes")],
        Skipped = [new SkippedPart("part", "reason", "command")],
    };

    [Fact]
    public void Write_Measurement_HasTheContractsFields()
    {
        using var json = JsonDocument.Parse(AreaJson.Write(Result));

        var measurement = json.RootElement.GetProperty("measurements")[0];
        Assert.Equal(["name", "value", "unit", "peer", "peer_value", "ratio", "aim", "met"], measurement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(123_457, measurement.GetProperty("value").GetDouble());
        Assert.Equal(123.46, measurement.GetProperty("ratio").GetDouble());
        Assert.Equal("ratio >= 100", measurement.GetProperty("aim").GetString());
        Assert.True(measurement.GetProperty("met").GetBoolean());
    }

    [Fact]
    public void Write_SmallValue_KeepsFiveDigits()
    {
        using var json = JsonDocument.Parse(AreaJson.Write(Result));

        Assert.Equal(0.0012346, json.RootElement.GetProperty("measurements")[1].GetProperty("value").GetDouble());
    }

    [Fact]
    public void Write_Result_SaysWhereAndWhatWasMeasured()
    {
        using var json = JsonDocument.Parse(AreaJson.Write(Result));

        var root = json.RootElement;
        Assert.Equal("abc", root.GetProperty("commit").GetString());
        Assert.True(root.GetProperty("modified").GetBoolean());
        Assert.True(root.GetProperty("quick").GetBoolean());
        Assert.Equal(2, root.GetProperty("machine").GetProperty("cores").GetInt32());
        Assert.Equal("command", root.GetProperty("skipped")[0].GetProperty("command").GetString());
    }

    [Fact]
    public void Write_SeveralAreas_IsAList()
    {
        using var json = JsonDocument.Parse(AreaJson.Write([Result, Result]));

        Assert.Equal(2, json.RootElement.GetArrayLength());
    }
}
