using System.Reflection;
using Amazon.ECS;
using Amazon.Glue;
using Amazon.Kinesis;
using Amazon.KinesisFirehose;
using Amazon.RedshiftDataAPIService;
using Compat.Tests.Surface;

namespace Compat.Tests.AwsSdk;

public sealed class AwsSdkSurfaceTests
{
    [Theory]
    [InlineData(typeof(IAmazonECS))]
    [InlineData(typeof(IAmazonGlue))]
    [InlineData(typeof(IAmazonRedshiftDataAPIService))]
    [InlineData(typeof(IAmazonKinesis))]
    [InlineData(typeof(IAmazonKinesisFirehose))]
    public void PublicSurface_OfStandIn_IsTheCommittedList(Type client)
    {
        Assembly assembly = client.Assembly;
        var offered = PublicSurface.Of(assembly);
        var listed = PublicSurface.Committed(assembly.GetName().Name!);

        Assert.True(offered.SequenceEqual(listed),
            $"Check each against the real package, then change the list.\n+ {string.Join("\n+ ", offered.Except(listed))}\n- {string.Join("\n- ", listed.Except(offered))}");
    }
}
