using ServiceDefaults.Http;

namespace Observability.Reading.Elastic;

/// <summary>What readers are told when Elasticsearch does not answer as hoped.</summary>
internal static class ElasticProblems
{
    public static void Map(ProblemMap problems)
    {
        problems.Map<HttpRequestException>(_ => ReadProblems.Away());
        problems.Map<TimeoutException>(_ => ReadProblems.TooSlow());
    }
}
