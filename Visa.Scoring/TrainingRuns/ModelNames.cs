using System.Globalization;
using System.Security.Cryptography;
using Visa.Decisions.ModelFiles;

namespace Visa.Scoring.TrainingRuns;

/// <summary>Names a model by its learner, the day up to which it knows labels, and its content: training again the same way gives the same name, and any other way another one.</summary>
internal static class ModelNames
{
    private const string Unnamed = "unnamed";

    public static TrainedModel Name(TrainedModel model)
    {
        var content = ModelFile.Write(model with { Description = model.Description with { Version = Unnamed } });
        var version = string.Create(CultureInfo.InvariantCulture, $"{model.Description.Learner}-{model.Description.Window.LabelsUntil:yyyyMMdd}-{Convert.ToHexStringLower(SHA256.HashData(content), 0, 4)}");
        return model with { Description = model.Description with { Version = version } };
    }
}
