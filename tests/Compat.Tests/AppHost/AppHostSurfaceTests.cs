using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.AWS;
using Aspire.Hosting.Testing;
using Compat.Tests.Surface;

namespace Compat.Tests.AppHost;

public sealed class AppHostSurfaceTests
{
    [Theory]
    [InlineData(typeof(DistributedApplication))]
    [InlineData(typeof(IAWSSDKConfig))]
    [InlineData(typeof(DistributedApplicationTestingBuilder))]
    public void PublicSurface_OfStandIn_IsTheCommittedList(Type offering)
    {
        Assembly assembly = offering.Assembly;
        var offered = PublicSurface.Of(assembly);
        var listed = PublicSurface.Committed(assembly.GetName().Name!);

        Assert.True(offered.SequenceEqual(listed),
            $"Check each against the real package, then change the list.\n+ {string.Join("\n+ ", offered.Except(listed))}\n- {string.Join("\n- ", listed.Except(offered))}");
    }
}
