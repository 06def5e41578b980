using System.Reflection;
using Aspire.Hosting;
using Aspire.Hosting.Testing;
using Compat.Tests.Surface;

namespace Compat.Tests.AppHost;

public sealed class AppHostSurfaceTests
{
    [Theory]
    [InlineData(typeof(DistributedApplication))]
    [InlineData(typeof(DistributedApplicationTestingBuilder))]
    public void PublicSurface_OfStandIn_IsTheCommittedList(Type offering)
    {
        Assembly assembly = offering.Assembly;

        Check(assembly.GetName().Name!, assembly.GetExportedTypes());
    }

    /// <summary>Its sources are compiled into this assembly, whose own types have other namespaces.</summary>
    [Fact]
    public void PublicSurface_OfTheAwsStandIn_IsTheCommittedList() =>
        Check("Aspire.Hosting.AWS", typeof(AppHostSurfaceTests).Assembly.GetExportedTypes().Where(type => type.Namespace!.StartsWith("Aspire.", StringComparison.Ordinal)));

    private static void Check(string package, IEnumerable<Type> types)
    {
        var offered = PublicSurface.Of(types);
        var listed = PublicSurface.Committed(package);

        Assert.True(offered.SequenceEqual(listed),
            $"Check each against the real package, then change the list.\n+ {string.Join("\n+ ", offered.Except(listed))}\n- {string.Join("\n- ", listed.Except(offered))}");
    }
}
