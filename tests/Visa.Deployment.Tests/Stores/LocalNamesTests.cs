using System.Text.Json;
using Visa.Deployment.Tests.Hcl;

namespace Visa.Deployment.Tests.Stores;

/// <summary>The cloud's streams and folders are the laptop's: what is written against one reads the other.</summary>
public sealed class LocalNamesTests
{
    private static readonly JsonElement Local = JsonDocument.Parse(WorkingTree.Read("Visa.AppHost", "localaws.json")).RootElement.GetProperty("Provision");

    private static readonly HclBlock Delivery = HclReader.Read(WorkingTree.Read("terraform", "modules", "delivery", "main.tf"));

    [Fact]
    public void DeliveryStreams_AreThoseOfTheAppHost() =>
        Assert.Equal(
            Local.GetProperty("DeliveryStreams").EnumerateObject().Select(delivery => delivery.Name).Order(StringComparer.Ordinal),
            Deliveries.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void DeliveryStreams_WriteTheSameFolders() => Assert.All(Local.GetProperty("DeliveryStreams").EnumerateObject(), delivery =>
    {
        var configuration = Delivery.Blocks.Single(block => block.Type == "resource" && block.Labels[0] == "aws_kinesis_firehose_delivery_stream").Of("extended_s3_configuration").Single();
        var hour = Delivery.Blocks.First(block => block.Type == "locals")["hour"]!.AsString!;
        var entity = Deliveries[delivery.Name].Members["entity"].AsString!;
        string Filled(string attribute) => configuration[attribute]!.AsString!.Replace("${each.value.entity}", entity, StringComparison.Ordinal).Replace("${local.hour}", hour, StringComparison.Ordinal);

        Assert.Equal(delivery.Value.GetProperty("Prefix").GetString(), Filled("prefix"));
        Assert.Equal(delivery.Value.GetProperty("ErrorOutputPrefix").GetString(), Filled("error_output_prefix"));
        Assert.Equal(delivery.Value.GetProperty("SourceStream").GetString() ?? "null", Deliveries[delivery.Name].Members["stream"].AsString ?? "null");
    });

    [Theory]
    [InlineData("dev")]
    [InlineData("prod")]
    public void Streams_OfAnEnvironment_AreThoseOfTheAppHost(string environment)
    {
        var platform = HclReader.Read(WorkingTree.Read("terraform", "environments", environment, "main.tf")).Blocks.Single();

        Assert.Equal(
            Local.GetProperty("Streams").EnumerateObject().Select(stream => stream.Name).Order(StringComparer.Ordinal),
            platform["streams"]!.Members.Keys.Order(StringComparer.Ordinal));
    }

    private static IReadOnlyDictionary<string, HclValue> Deliveries => Delivery.Blocks.First(block => block.Type == "locals")["deliveries"]!.Members;
}
