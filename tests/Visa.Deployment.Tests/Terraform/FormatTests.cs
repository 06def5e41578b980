namespace Visa.Deployment.Tests.Terraform;

public sealed class FormatTests
{
    [SkippableFact]
    public async Task Files_AreFormatted()
    {
        var terraform = Tool.Find("terraform");
        Skip.If(terraform is null, "terraform is not installed.");

        var (code, said) = await Tool.RunAsync(terraform, WorkingTree.PathOf("terraform"), ["fmt", "-check", "-diff", "-recursive"], ("CHECKPOINT_DISABLE", "1"));

        Assert.True(code == 0, said);
    }

    [Fact]
    public async Task Check_WithoutTerraform_SaysSkipped()
    {
        // A search path on which bash's own needs are found, and nothing else.
        var folder = Directory.CreateTempSubdirectory("visa-path-");
        try
        {
            foreach (var name in (string[])["bash", "dirname", "env"]) File.CreateSymbolicLink(Path.Combine(folder.FullName, name), Tool.Find(name)!);

            var (code, said) = await Tool.RunAsync(WorkingTree.PathOf("terraform", "check"), WorkingTree.Root, [], ("PATH", folder.FullName));
            var (required, _) = await Tool.RunAsync(WorkingTree.PathOf("terraform", "check"), WorkingTree.Root, ["--require"], ("PATH", folder.FullName));

            Assert.Equal(0, code);
            Assert.Contains("skipped", said, StringComparison.Ordinal);
            Assert.Equal(1, required);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
