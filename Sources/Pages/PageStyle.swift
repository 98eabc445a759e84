/// The style sheet of every page, on the colours of the themes.
enum PageStyle {
  static let text = layout + "\n" + mathematics + "\n" + drawing + "\n" + small

  private static let layout = #"""
    :root{color-scheme:light dark;--edge:color-mix(in srgb,var(--chainrule-line) 40%,transparent);
      --card:color-mix(in srgb,var(--chainrule-operation-fill) 60%,var(--chainrule-background))}
    :root[data-theme=light]{color-scheme:light}
    :root[data-theme=dark]{color-scheme:dark}
    *{box-sizing:border-box}
    [hidden],:root:not(.has-script) .script-only{display:none!important}
    body{margin:0 auto;max-width:90rem;padding:1.25rem clamp(1rem,3vw,2.5rem) 2.5rem;
      background:var(--chainrule-background);color:var(--chainrule-ink);
      font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    header{display:flex;gap:1rem;align-items:center;justify-content:space-between;margin-bottom:1rem}
    h1{margin:0;font:400 clamp(1.35rem,1rem + 1.6vw,2rem)/1.3 var(--math)}
    h2{margin:0 0 .6rem;font-size:.8125rem;font-weight:600;letter-spacing:.04em;color:var(--chainrule-muted)}
    main{display:grid;grid-template-columns:minmax(0,1fr) minmax(19rem,24rem);gap:1.5rem 2rem;align-items:start}
    .stage{min-width:0;display:flex;flex-direction:column;gap:.75rem}
    .side{display:flex;flex-direction:column;gap:1rem;min-width:0}
    .below{grid-column:1/-1;display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:2rem;margin-top:.5rem}
    .below>:only-child{grid-column:1/-1}
    .is-wide{grid-template-columns:minmax(0,1fr)}
    .is-wide .side{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(19rem,100%),1fr));align-items:start}
    .card{padding:1rem 1.15rem;border:1px solid var(--edge);border-radius:.75rem;background:var(--card)}
    .card p{margin:0 0 .45rem}
    .card p:last-child{margin-bottom:0}
    .hint{margin:0;font-size:.875rem;color:var(--chainrule-muted)}
    footer{margin-top:2rem;font-size:.8125rem;color:var(--chainrule-muted)}
    button,select,input{font:inherit;color:inherit}
    button,select,input[type=number]{min-height:2.5rem;padding:.3rem .8rem;border:1px solid var(--chainrule-line);
      border-radius:.5rem;background:var(--chainrule-background)}
    button{cursor:pointer;min-width:2.75rem}
    button:hover{border-color:var(--chainrule-ink)}
    button[aria-disabled=true]{opacity:.55;cursor:default}
    :focus-visible{outline:3px solid var(--chainrule-forward);outline-offset:2px}
    .controls{display:flex;flex-wrap:wrap;gap:.75rem 1.25rem;align-items:center}
    .modes{display:flex;margin:0;padding:0;border:1px solid var(--chainrule-line);border-radius:.5rem}
    .modes legend{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .modes input{position:absolute;opacity:0}
    .modes span{display:block;padding:.45rem 1rem;text-align:center;white-space:nowrap;cursor:pointer;border-radius:.4rem}
    .modes :checked+span{background:var(--chainrule-ink);color:var(--chainrule-background)}
    .modes :focus-visible+span{outline:3px solid var(--chainrule-forward);outline-offset:2px}
    .player{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
    .player svg{display:block;width:1.1rem;height:1.1rem;margin:auto;fill:currentColor;stroke:currentColor;
      stroke-width:1.5;stroke-linejoin:round}
    #play{min-width:6rem}
    #count{margin-left:.5rem;font-variant-numeric:tabular-nums;color:var(--chainrule-muted)}
    .inputs{display:grid;gap:.6rem;margin-bottom:.8rem}
    .input{display:grid;grid-template-columns:minmax(1.5rem,auto) minmax(0,1fr) 6.5rem;gap:.75rem;align-items:center}
    .input label{font:1.25rem/1 var(--math);min-width:1.75rem}
    .input input{width:100%;min-width:0}
    input[type=number]{appearance:textfield;padding:.3rem .6rem}
    input[type=number]::-webkit-inner-spin-button{display:none}
    input[type=range]{accent-color:var(--chainrule-forward);min-height:2rem}
    #message:empty{display:none}
    #message{color:var(--chainrule-kink)}
    #step{min-height:6.5rem}
    #step .words{font-size:1.125rem}
    #step .math{font-size:1.3rem}
    #rule{min-height:5rem}
    .answers{list-style:none;margin:0 0 .75rem;padding:0;display:grid;gap:.6rem 2.5rem;
      grid-template-columns:repeat(auto-fill,minmax(min(18rem,100%),1fr))}
    .answers li,.answers .field{display:flex;flex-wrap:wrap;gap:.4rem .75rem;align-items:center}
    .answers .math{flex:1 0 auto;font-size:1.2rem}
    .answers .field{flex:0 0 auto;flex-wrap:nowrap}
    .answers input{width:6.5rem;min-height:2.5rem;padding:.3rem .6rem;border:1px solid var(--chainrule-line);
      border-radius:.5rem;background:var(--chainrule-background)}
    .verdict,.answers .hint{min-width:6.25rem;white-space:nowrap}
    .answers input[aria-invalid=false]{border-color:var(--chainrule-value)}
    .answers input[aria-invalid=true]{border-color:var(--chainrule-kink)}
    [aria-invalid=false]~.verdict{color:var(--chainrule-value)}
    [aria-invalid=true]~.verdict{color:var(--chainrule-kink)}
    .label{font:.8125rem/1 system-ui,sans-serif;color:var(--chainrule-muted);margin-right:.35rem}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;width:100%}
    th,td{padding:.4rem .9rem .4rem 0;text-align:left;border-bottom:1px solid var(--edge);white-space:nowrap}
    thead th{font-size:.875rem;font-weight:400;color:var(--chainrule-muted);vertical-align:bottom;white-space:normal}
    thead .formula{display:block;white-space:nowrap}
    tbody th,tbody td{font:400 1.125rem/1.4 var(--math)}
    th.value,td.value,th.forward,td.forward,th.reverse,td.reverse{text-align:right}
    td .muted{font:.875rem/1 system-ui,sans-serif}
    tr.is-current>*{background:color-mix(in srgb,var(--chainrule-output-fill) 75%,transparent)}
    tr.is-pointed>*{background:color-mix(in srgb,var(--chainrule-input-fill) 85%,transparent)}
    .steps{margin:0;padding-left:1.75rem}
    .steps li{padding:.4rem .6rem;border-radius:.5rem}
    .steps li::marker{color:var(--chainrule-muted);font-variant-numeric:tabular-nums}
    .has-script .steps li{cursor:pointer}
    .steps p{margin:0}
    .steps li.is-current{background:color-mix(in srgb,var(--chainrule-output-fill) 75%,transparent)}
    """#

  private static let mathematics = #"""
    :root{--math:"STIX Two Text","Times New Roman","Liberation Serif",Tinos,serif}
    .math,#rule p,.formula{font-family:var(--math)}
    #rule p{font-size:1.2rem}
    #rule p.hint{font:.875rem/1.5 system-ui,sans-serif}
    .math,#rule p{overflow-x:auto;overflow-y:hidden}
    .words i,.words sub,.words sup{font-family:var(--math);font-size:1.08em}
    sub,sup{font-size:.72em!important;line-height:0}
    .fraction{display:inline-flex;flex-direction:column;vertical-align:middle;text-align:center;font-size:.82em;
      line-height:1.25;margin:.1em .12em}
    .fraction>:first-child{border-bottom:1px solid currentColor;padding:0 .15em}
    .over{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .number{white-space:nowrap}
    .value{color:var(--chainrule-value)}
    .muted{color:var(--chainrule-muted)}
    .partial{color:var(--chainrule-partial)}
    .forward{color:var(--chainrule-forward)}
    .reverse{color:var(--chainrule-reverse)}
    .kink{color:var(--chainrule-kink)}
    .composite{color:var(--chainrule-composite)}
    .path-1,.path-7{color:var(--chainrule-path-1)}
    .path-2,.path-8{color:var(--chainrule-path-2)}
    .path-3,.path-9{color:var(--chainrule-path-3)}
    .path-4,.path-10{color:var(--chainrule-path-4)}
    .path-5,.path-11{color:var(--chainrule-path-5)}
    .path-6,.path-12{color:var(--chainrule-path-6)}
    .only-forward,.only-reverse{display:none}
    [data-mode=forward] .only-forward,[data-mode=reverse] .only-reverse,[data-mode=compare] .only-forward,
    [data-mode=compare] .only-reverse{display:block}
    """#

  private static let drawing = #"""
    .drawings{border:1px solid var(--edge);border-radius:.75rem;padding:1rem;overflow:auto;max-height:76vh;
      background:var(--chainrule-background)}
    .drawing svg{display:block;margin:0 auto;width:min(100%,calc(var(--width)*1.5px));
      min-width:calc(var(--width)*.5px);max-height:max(66vh,calc(var(--height)*.5px))}
    .drawing g:focus{outline:none}
    .drawing g:focus-visible>path,.drawing g:focus-visible>polygon,.drawing g:focus-visible>ellipse{
      stroke:var(--chainrule-forward)!important;stroke-width:4!important}
    .drawing g.cr-cluster:focus-visible text{text-decoration:underline}
    .drawing .is-composite.cr-node,.drawing .is-composite text{cursor:pointer}
    body{--now:var(--chainrule-ink)}
    [data-mode=forward]{--now:var(--chainrule-forward)}
    [data-mode=reverse]{--now:var(--chainrule-reverse)}
    .is-later{visibility:hidden}
    .is-moved .fill-kink{visibility:hidden}
    .drawing g.cr-node.is-current>:is(path,ellipse){stroke:var(--now)!important;stroke-width:3!important}
    .drawing g.cr-node.is-pointed>:is(path,ellipse){stroke-width:3!important}
    .drawing g.cr-edge.is-idle>path{stroke:var(--chainrule-line)!important;stroke-width:1.5!important;
      stroke-dasharray:none!important}
    .drawing g.cr-edge.is-idle>polygon{stroke:var(--chainrule-line)!important;fill:var(--chainrule-line)!important}
    .drawing g.cr-edge.is-carrying:not(.is-idle)>path{stroke-width:2.4!important}
    [data-mode=forward] g.cr-edge.is-carrying:not(.is-idle)>:is(path,polygon){stroke:var(--chainrule-forward)!important}
    [data-mode=forward] g.cr-edge.is-carrying:not(.is-idle)>path{stroke-dasharray:6 3!important}
    [data-mode=forward] g.cr-edge.is-carrying:not(.is-idle)>polygon{fill:var(--chainrule-forward)!important}
    [data-mode=reverse] g.cr-edge.is-carrying:not(.is-idle)>:is(path,polygon){stroke:var(--chainrule-reverse)!important}
    [data-mode=reverse] g.cr-edge.is-carrying:not(.is-idle)>polygon{fill:var(--chainrule-reverse)!important}
    .drawing g.cr-edge.is-current:not(.is-idle)>path{stroke-width:3.6!important}
    [data-style=circuit] g.cr-edge.is-current>path{stroke:var(--now)!important}
    @media (prefers-reduced-motion:no-preference){
      .drawing g>path,.drawing g>polygon{transition:stroke .25s,fill .25s,stroke-width .25s}
      .steps li,tr>*{transition:background-color .25s}
    }
    @media (prefers-reduced-motion:reduce){#play{display:none}}
    """#

  private static let small = #"""
    @media (max-width:60rem){
      main,.below{grid-template-columns:minmax(0,1fr)}
      /* What fits at half its size is shown whole; what does not scrolls, larger. */
      .drawing svg{min-width:min(calc(var(--width)*.62px),calc((var(--width)*.5px - 100%)*999));max-height:none}
      .below{gap:1.5rem}
    }
    @media (max-width:30rem){
      .drawings{padding:.5rem .25rem;margin:0 -.5rem}
      .modes span{padding:.45rem .7rem}
      .player button{padding:.3rem .5rem}
      #count{margin-left:0;width:100%}
      .input{grid-template-columns:minmax(1.5rem,auto) minmax(0,1fr) 5.5rem}
    }
    @media (hover:none){.keys{display:none}}
    @media print{
      .script-only,footer{display:none!important}
      body{max-width:none;padding:0}
      main,.below{display:block}
      .drawings,.card{border:0;padding:0;max-height:none}
      .drawing svg{min-width:0;max-height:60vh}
      section{break-inside:avoid;margin-bottom:1.5rem}
    }
    """#
}
