{{/* Name of this service in the release; other services find it by the same rule. */}}
{{- define "service.fullname" -}}
{{- printf "%s-%s" .Release.Name .Values.name | trunc 63 | trimSuffix "-" -}}
{{- end }}

{{- define "service.selector" -}}
app.kubernetes.io/name: {{ .Values.name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "service.labels" -}}
{{ include "service.selector" . }}
app.kubernetes.io/part-of: linli
app.kubernetes.io/component: {{ .Values.kind }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" }}
{{- end }}

{{- define "service.image" -}}
{{- with .Values.image -}}
{{- if .digest }}{{ .repository }}@{{ .digest }}{{ else }}{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}{{ end -}}
{{- end -}}
{{- end }}

{{/* The program in the image. */}}
{{- define "service.program" -}}
{{- if .Values.program -}}{{ .Values.program }}
{{- else if eq .Values.kind "subgraph" -}}subgraphs/{{ .Values.name }}/dist/main.js
{{- else if eq .Values.kind "gateway" -}}gateway/dist/main.js
{{- else -}}packages/standalone/dist/console.main.js
{{- end -}}
{{- end }}

{{- define "service.port" -}}
{{- if eq .Values.kind "gateway" -}}4000{{- else if eq .Values.kind "console" -}}5173{{- else -}}4100{{- end -}}
{{- end }}

{{/* JSON: each subgraph's name and address, as the gateway and the services want to be told. */}}
{{- define "service.addresses" -}}
{{- $found := dict -}}
{{- range .Values.global.subgraphs -}}
{{- $_ := set $found . (printf "http://%s:4100" (printf "%s-%s" $.Release.Name . | trunc 63 | trimSuffix "-")) -}}
{{- end -}}
{{- toJson $found -}}
{{- end }}

{{/* Every plain setting: what all share, what the kind needs, what this service says itself. */}}
{{- define "service.settings" -}}
{{- $own := dict "NODE_ENV" "production" "APOLLO_TELEMETRY_DISABLED" "true" "LINLI_HOST" "0.0.0.0" "LINLI_PORT" (include "service.port" .) -}}
{{- if ne .Values.kind "console" -}}{{- $_ := set $own "LINLI_METRICS_HOST" "0.0.0.0" -}}{{- $_ := set $own "LINLI_METRICS_PORT" "9464" -}}{{- end -}}
{{- if eq .Values.kind "subgraph" -}}{{- $_ := set $own "LINLI_PEERS" (include "service.addresses" .) -}}{{- end -}}
{{- if eq .Values.kind "gateway" -}}{{- $_ := set $own "LINLI_SUBGRAPHS" (include "service.addresses" .) -}}{{- end -}}
{{- if .Values.global.filesSecret -}}{{- if eq .Values.kind "subgraph" -}}{{- $_ := set $own "LINLI_FIELD_KEYS" "file:/run/secrets/linli/fields.ring" -}}{{- end -}}{{- end -}}
{{- mergeOverwrite $own (deepCopy .Values.global.env) (deepCopy .Values.env) | toYaml -}}
{{- end }}
