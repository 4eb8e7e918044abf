import type { Entry } from "./entry";
import type { LocalDate } from "./local-date";
import type { Part } from "./part";

/** What the sample is made for: a day, an instant in milliseconds since the epoch, and new ids. */
interface SampleNeeds {
  readonly date: LocalDate;
  readonly nowMs: number;
  readonly newId: () => string;
}

/** An entry with every part filled in, for a first look and for tests. */
export function sampleEntry({ date, nowMs, newId }: SampleNeeds): Entry {
  return {
    id: newId(),
    title: "Service Names, Search Domains, and the Lookup That Took Five Seconds",
    facts: {
      date,
      section: "cluster networking",
      minutes: 50,
      confidence: 4,
      difficulty: "medium",
      energy: "green tea, second pot",
      tags: ["dns", "coredns", "services", "debugging"],
    },
    parts: parts.map((part): Part => ({ ...part, id: newId() })),
    createdAt: nowMs,
    editedAt: nowMs,
    lineage: [],
  };
}

const resolvConf = `search shop.svc.cluster.local svc.cluster.local cluster.local
nameserver 10.96.0.10
options ndots:5`;

const dnsConfig = `apiVersion: v1
kind: Pod
metadata:
  name: checkout
  namespace: shop
spec:
  dnsPolicy: ClusterFirst
  dnsConfig:
    options:
      - name: ndots
        value: "2"
  containers:
    - name: checkout
      image: registry.k8s.io/e2e-test-images/agnhost:2.53
      ports:
        - containerPort: 8080`;

/** A part before it has its id; distributed over the union, so that each kind keeps its own fields. */
type Unnamed<Kind> = Kind extends Part ? Omit<Kind, "id"> : never;

const parts: readonly Unnamed<Part>[] = [
  {
    kind: "learned",
    text: "A Service name is *shorthand*. The resolver inside the container completes it from the search list in `/etc/resolv.conf`, so `cart` means `cart.shop.svc.cluster.local` only to a pod that lives in `shop`.\n\nThe number behind `ndots` decides when a name counts as complete. With five, anything that has fewer dots is tried against every search domain **first**, and as it stands only at the very end.",
  },
  {
    kind: "thought",
    text: "I had filed DNS under *plumbing that works*. It is the first thing a request touches, and the last thing I look at.",
  },
  {
    kind: "connection",
    text: "It behaves like `$PATH` in a shell: a short name, a list of places, first hit wins. Except that every miss here is a round trip over the network, where a miss in `$PATH` costs nothing.",
  },
  {
    kind: "thought",
    text: "Writing the trailing dot (`api.example.org.`) is the network's way of saying *absolute path*.",
  },
  {
    kind: "snippet",
    caption: "ask from inside the pod, not from the laptop",
    language: "bash",
    code: `kubectl exec -n shop deploy/checkout -- cat /etc/resolv.conf
kubectl exec -n shop deploy/checkout -- nslookup cart # completed by the search list`,
  },
  {
    kind: "snippet",
    caption: "fewer guesses for names that leave the cluster",
    language: "yaml",
    code: dnsConfig,
  },
  {
    kind: "snippet",
    caption: "count the lookups that one request causes",
    language: "bash",
    code: "kubectl logs -n kube-system -l k8s-app=kube-dns --tail=200 | grep -c 'api.example.org'",
  },
  {
    kind: "mistake",
    broke:
      "Every call to the payment API took **five seconds** and a bit. I blamed the provider, then the proxy, and raised two timeouts on the way.",
    fix: "Lowered `ndots` to 2 for that workload and gave CoreDNS a second replica. The API was never slow: one of the guessed lookups was dropped, and the resolver waited before it asked again.",
    tell: "Five seconds to the tenth is no network being busy. It is a *timeout*, and `resolv.conf` ships with exactly that one.",
    output: resolvConf,
  },
  {
    kind: "aha",
    text: "A delay that is the same every time is a number that somebody wrote down. Look for the setting before looking for the load.",
  },
  {
    kind: "question",
    text: "Does a node-local cache answer the guessed names too, or only the last one?",
    isAnswered: false,
    answer: "",
  },
  {
    kind: "question",
    text: "Why does the same image resolve at once under plain Docker?",
    isAnswered: true,
    answer: "There is no search list, and `ndots` is 1 by default.",
  },
  {
    kind: "application",
    text: "Before a timeout is raised at work, I write down which lookup, connect or read it belongs to. Three lines with `curl -w` say it:\n\n- [x] name lookup\n- [x] connect\n- [ ] first byte",
  },
  {
    kind: "goal",
    text: "Headless Services: what a StatefulSet's own names resolve to",
  },
];
