using Amazon;
using Amazon.Kinesis;
using Amazon.KinesisFirehose;
using Amazon.Runtime;

namespace Compat.Tests.AwsSdk;

public sealed class DefaultServiceClientTests
{
    [Fact]
    public void CreateDefaultServiceClient_NoCredentials_UsesTheConfiguration()
    {
        var config = new AmazonKinesisConfig { RegionEndpoint = RegionEndpoint.EUWest1, DefaultAWSCredentials = new AnonymousAWSCredentials() };

        using var client = Create<IAmazonKinesis>(null, config);

        Assert.Same(config, client.Config);
    }

    [Fact]
    public void CreateDefaultServiceClient_Credentials_MakesTheClient()
    {
        using var client = Create<IAmazonKinesisFirehose>(new BasicAWSCredentials("key", "secret"), new AmazonKinesisFirehoseConfig { RegionEndpoint = RegionEndpoint.EUWest1 });

        Assert.IsType<AmazonKinesisFirehoseClient>(client);
    }

    [Fact]
    public void CreateDefaultServiceClient_OtherServicesConfiguration_ThrowsClientException()
    {
        Assert.Throws<AmazonClientException>(() => Create<IAmazonKinesis>(null, new AmazonKinesisFirehoseConfig()));
        Assert.Throws<AmazonClientException>(() => Create<IAmazonKinesisFirehose>(null, new AmazonKinesisConfig()));
    }

    private static T Create<T>(AWSCredentials? credentials, ClientConfig config)
        where T : IAmazonService => (T)T.CreateDefaultServiceClient(credentials!, config);
}
