namespace Visa.Deployment.Tests.Containers;

/// <summary>Builds images for real, on a base image of our own: a build of a service each, so one service always and all of them with VISA_TEST_LONG=1.</summary>
public sealed class PublishTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("VISA_TEST_LONG") == "1";

    [SkippableTheory]
    [InlineData("scoring", "Visa.Scoring", true)]
    [InlineData("consumer", "Visa.StreamConsumer", false)]
    [InlineData("generator", "Visa.Generator", false)]
    [InlineData("orchestrator", "Visa.Orchestrator", false)]
    public async Task Publish_WithABaseImage_MakesAnImageThatNeedsNoRoot(string service, string assembly, bool isAlways)
    {
        Skip.IfNot(isAlways || IsLong, "Set VISA_TEST_LONG=1 to build the image of every service.");
        await using var registry = await BaseImageRegistry.StartAsync();
        var folder = Directory.CreateTempSubdirectory("visa-images-");
        try
        {
            var (code, said) = await PublishAsync(service, folder.FullName, registry.Image, registry.Host);
            Assert.True(code == 0, said);
            var image = OciArchive.Read(Path.Combine(folder.FullName, $"{service}.tar.gz"));

            Assert.Equal("app", image.Config.GetProperty("User").GetString());
            Assert.Equal(["dotnet", $"/app/{assembly}.dll"], image.Config.GetProperty("Entrypoint").EnumerateArray().Select(word => word.GetString()!));
            Assert.True(image.Config.GetProperty("ExposedPorts").TryGetProperty("8080/tcp", out _));
            Assert.Superset(new HashSet<string> { $"app/{assembly}.dll", "app/Visa.Probe.dll", "app/Visa.Probe.runtimeconfig.json" }, image.Paths().ToHashSet(StringComparer.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Publish_WithoutABaseImage_SaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("visa-images-");
        try
        {
            var (code, said) = await PublishAsync("scoring", folder.FullName, "localhost:1/base/aspnet:10.0", "localhost:1");

            Assert.Equal(1, code);
            Assert.Contains("its base image cannot be had from here", said, StringComparison.Ordinal);
            Assert.Empty(folder.EnumerateFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--to DIR", "publish")]
    [InlineData("does not know the service 'nothing'", "publish", "--to", "/tmp/none", "nothing")]
    [InlineData("does not know '--no'", "publish", "--no")]
    public async Task Publish_WithWrongUsage_SaysWhatItTakes(string expected, params string[] arguments)
    {
        var (code, said) = await Tool.RunAsync(WorkingTree.PathOf("visa"), WorkingTree.Root, arguments);

        Assert.Equal(2, code);
        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output)> PublishAsync(string service, string folder, string baseImage, string host) =>
        Tool.RunAsync(
            WorkingTree.PathOf("visa"), WorkingTree.Root, ["publish", "--to", folder, "--tag", "test", "--base", baseImage, service],
            ("DOTNET_CONTAINER_INSECURE_REGISTRIES", host), ("MSBUILDDISABLENODEREUSE", "1"));
}
