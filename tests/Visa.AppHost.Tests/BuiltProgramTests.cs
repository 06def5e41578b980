namespace Visa.AppHost.Tests;

public sealed class BuiltProgramTests
{
    [Theory]
    [InlineData("Visa.LocalAws")]
    [InlineData("Visa.Scoring")]
    [InlineData("Visa.StreamConsumer")]
    public void Find_AProjectOfTheSystem_IsWhatTheBuildMadeOfIt(string project)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "Visa.slnx"))) root = root.Parent!;

        Assert.True(File.Exists(BuiltProgram.Find(Path.Combine(root.FullName, project, $"{project}.csproj"), AppContext.BaseDirectory)));
    }
}
